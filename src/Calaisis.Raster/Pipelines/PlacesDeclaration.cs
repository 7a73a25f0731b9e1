using Calaisis.Raster.Parameters;
using Calaisis.Raster.Texts;

namespace Calaisis.Raster.Pipelines;

/// <summary>Named places to write on maps.</summary>
/// <param name="Dataset">The dataset that holds them.</param>
/// <param name="Layer">Its layer; null for a dataset with one.</param>
/// <param name="NameAttribute">The attribute with the names.</param>
/// <param name="RankAttribute">
/// The attribute that ranks them, 1 the most important; null ranks in the file's order.
/// </param>
public sealed record PlacesDeclaration(Location Dataset, string? Layer, string NameAttribute, string? RankAttribute)
{
    static readonly Key<Location> Vector = Key<Location>.Required(
        "vector", new PathSpec($"a point layer"), "The dataset with the places", "units.gpkg");

    static readonly Key<string> LayerKey = Key<string>.Optional(
        "layer", new TextSpec(), "Its layer, in a dataset with several", "places");

    static readonly Key<string> Name = Key<string>.Required(
        "name", new TextSpec(), "The attribute that holds the names", "name");

    static readonly Key<string> Rank = Key<string>.Optional(
        "rank", new TextSpec(),
        "The attribute that ranks them, 1 the most important; the file's order when left out", "rank");

    public static RecordSpec<PlacesDeclaration> Spec { get; } = new(
        "places",
        "Named places to write on maps",
        [Vector, LayerKey, Name, Rank, SourceKeys.Encoding],
        f => new PlacesDeclaration(f.Get(Vector), f.Find(LayerKey), f.Get(Name), f.Find(Rank))
        {
            Encoding = f.Find(SourceKeys.Encoding),
        });

    /// <summary>How the texts of a shapefile are encoded; null for what the file itself says.</summary>
    public TextEncoding? Encoding { get; init; }
}
