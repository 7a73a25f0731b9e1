using System.Text;
using Calaisis.Raster.Pipelines;
using Calaisis.Raster.Tables;

namespace Calaisis.Raster.Packages;

/// <summary>Writes the list of all layers of a package and their columns, as Markdown.</summary>
public static class PackageReference
{
    const string About =
        "What `<trame>.gpkg` holds, and each table's CSV twin. National tables are named `N_SRCE_...` for "
        + "verte and bleue, `N_TRAME_<NAME>_...` for others. A column per zone layer follows the others of "
        + "habitats, stepping stones, links, corridors and conflicts: the zone most of it lies in.";

    public static string Write(Language language = Language.English, IReadOnlyList<GivenColumn>? more = null)
    {
        var text = new StringBuilder($"### {Said("layers of a trame")}\n\n{Said(About)}\n\n");
        foreach (var table in Tables(language, more))
        {
            text.Append("**").Append(table.Name).Append("** (").Append(ShapeOf(table.Shape).In(language))
                .Append(")\n\n");
            text.Append(Said("| column | holds | unit | meaning |")).Append("\n|---|---|---|---|\n");
            foreach (var column in table.Columns)
            {
                text.Append("| `").Append(column.Name).Append("` | ").Append(TypeOf(column).In(language)).Append(" | ")
                    .Append(column.Unit).Append(" | ").Append(column.Meaning).Append(" |\n");
            }

            text.Append('\n');
        }

        return text.ToString();

        string Said(string words) => Sentence.Of(words).In(language);
    }

    /// <summary>Every table that a package may hold, without rows.</summary>
    public static IReadOnlyList<FeatureTable> Tables(Language language, IReadOnlyList<GivenColumn>? more = null) =>
        TramePackage.Of(Empty(language) with { More = more ?? [] }).Tables;

    static TrameContent Empty(Language language) => new()
    {
        Trame = "verte",
        Language = language,
        HasNames = true,
        Grid = new Grids.GridDefinition("EPSG:2154", 0, 0, 1, 1, new Grids.Shape(1, 1)),
        Patches = [],
        Links = [],
        Corridors = [],
        Indices = Networks.NetworkIndices.All,
        Watercourses = [],
        Territory = TerritoryShares.Nothing,
        PatchShapes = new Dictionary<int, ReadOnlyMemory<byte>>(),
        CorridorShapes = new Dictionary<int, ReadOnlyMemory<byte>>(),
        Standard = StandardCodes.Of(StandardDeclaration.Default, new TrameStandard(), "verte", 0),
    };

    static Sentence ShapeOf(FeatureShape shape) => shape switch
    {
        FeatureShape.Point => $"points",
        FeatureShape.MultiLine => $"multi-lines",
        FeatureShape.MultiPolygon => $"multi-polygons",
        _ => $"no shape",
    };

    static Sentence TypeOf(Column column) => column.Type switch
    {
        ColumnType.WholeNumber => $"whole number",
        ColumnType.Number => $"number",
        _ when column.Width > 0 => $"text ({column.Width})",
        _ => $"text",
    };
}
