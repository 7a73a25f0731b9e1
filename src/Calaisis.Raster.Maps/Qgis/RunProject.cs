using Calaisis.Raster.Comparison;
using Calaisis.Raster.Grids;
using Calaisis.Raster.Maps.Sheets;
using Calaisis.Raster.Maps.Texts;
using Calaisis.Raster.Packages;
using Calaisis.Raster.Tables;

namespace Calaisis.Raster.Maps.Qgis;

/// <summary>The results of one trame that a project shows.</summary>
public sealed record TrameResults
{
    /// <summary>Title, colour and notes of the trame's sheet.</summary>
    public required SheetCaption Caption { get; init; }

    /// <summary>From the top down.</summary>
    public required IReadOnlyList<RasterResult> Rasters { get; init; }

    /// <summary>The GeoPackage, from the project's folder; empty where there is none.</summary>
    public string Package { get; init; } = "";

    /// <summary>Its tables; rows are looked at in that of links only, for classes of cost.</summary>
    public IReadOnlyList<FeatureTable> Tables { get; init; } = [];

    /// <summary>Rasters of what changed from the scenario it is compared with, from the top down.</summary>
    public IReadOnlyList<RasterResult> Changes { get; init; } = [];

    /// <summary>The GeoPackage of what changed; empty where there is none.</summary>
    public string ChangePackage { get; init; } = "";

    /// <summary>Its tables; rows are not looked at.</summary>
    public IReadOnlyList<FeatureTable> ChangeTables { get; init; } = [];
}

/// <summary>The results of one scenario that a project shows.</summary>
/// <param name="Title">As people read it.</param>
/// <param name="Trames">In the order of the pipeline.</param>
/// <param name="Overlap">The number of trames at each cell; null where it was not counted.</param>
public sealed record ScenarioResults(string Title, IReadOnlyList<TrameResults> Trames, RasterResult? Overlap = null)
{
    /// <summary>What is edited, in words; empty where nothing is, or where pages do not name the scenario.</summary>
    public IReadOnlyList<string> Edits { get; init; } = [];

    /// <summary>The GeoPackage of what is edited; empty where there is none.</summary>
    public string EditPackage { get; init; } = "";

    /// <summary>Its layers that hold something.</summary>
    public IReadOnlyList<FeatureTable> EditTables { get; init; } = [];

    /// <summary>Whether there is a page to print for each trame.</summary>
    public bool HasPages { get; init; } = true;
}

/// <summary>
/// A run as a project of QGIS: a group per scenario, in it one per trame, and a page to print per trame.
/// </summary>
public static class RunProject
{
    // Beyond these scales names would cover the map.
    const double NamesFrom = 100_000;
    const double ConflictsFrom = 25_000;

    static readonly string[] Drawn =
    [
        LayerNames.Conflicts, LayerNames.Links, LayerNames.SteppingStones, LayerNames.Habitats, LayerNames.Corridors,
        LayerNames.CorridorArea,
    ];

    /// <summary>The project of a run: what is seen at first is the first trame of the first scenario.</summary>
    /// <param name="title">The pipeline's title.</param>
    /// <param name="grid">Whose extent is seen at first.</param>
    /// <param name="language">Of names and legends.</param>
    /// <param name="scenarios">From the top down.</param>
    public static QgisProject Of(
        string title, GridDefinition grid, Language language, IReadOnlyList<ScenarioResults> scenarios)
    {
        ArgumentNullException.ThrowIfNull(grid);
        ArgumentNullException.ThrowIfNull(scenarios);
        var groups = new List<QgisGroup>();
        var pages = new List<QgisLayout>();
        foreach (var scenario in scenarios)
        {
            var isFirst = groups.Count == 0;
            var trames = scenario.Trames.Select((trame, i) =>
                GroupOf(trame, language) with { IsChecked = i == 0, IsExpanded = isFirst && i == 0 }).ToList();
            var edits = scenario.EditTables
                .Select(table => EditLooks.LayerOf(scenario.EditPackage, table, language)).ToList();
            List<QgisNode> inside = [.. trames];
            if (edits.Count > 0)
            {
                inside.Insert(
                    0, new QgisGroup(SheetTexts.Of(SheetText.EditedHeading, language), edits) { IsExpanded = isFirst });
            }

            if (scenario.Overlap is { } overlap)
                inside.Add(overlap.ToLayer(scenario.Trames[0].Caption.Trame, language));
            groups.Add(new QgisGroup(scenario.Title, inside) { IsChecked = isFirst, IsExpanded = isFirst });
            if (scenario.HasPages)
            {
                pages.AddRange(scenario.Trames.Zip(trames, (trame, group) => LayoutOf(
                    trame, [.. edits, .. ShownChangesOf(trame, language), .. ShownOf(group)], scenario, language)));
            }
        }

        return new QgisProject(title, grid.Crs, grid.Bounds, groups, [.. pages.DistinctBy(layout => layout.Name)]);
    }

    static QgisGroup GroupOf(TrameResults trame, Language language)
    {
        var french = language == Language.French;
        var rasters = trame.Rasters.Select(raster => raster.ToLayer(trame.Caption.Trame, language)).ToList();
        IReadOnlyList<QgisGroup> changes = trame.Changes.Count == 0 ? [] : [ChangesOf(trame, language)];
        if (trame.Tables.Count == 0)
        {
            return new QgisGroup(
                trame.Caption.Trame.Name,
                [.. changes, .. rasters.Select((raster, i) => raster with { IsChecked = i == rasters.Count - 1 })]);
        }

        var vectors = trame.Tables.ToDictionary(table => table.Name, table => VectorOf(trame, table, language));
        var standard = trame.Tables.Where(table => !Drawn.Contains(table.Name))
            .Select(table => vectors[table.Name] with { IsChecked = false });
        return new QgisGroup(
            trame.Caption.Trame.Name,
            [
                .. changes,
                .. Drawn.Where(vectors.ContainsKey).Select(name => vectors[name]),
                new QgisGroup(french ? "Géostandard SRCE" : "National standard (SRCE)", [.. standard]),
                new QgisGroup(french ? "Grilles" : "Grids", [.. rasters]),
            ]);
    }

    /// <summary>Nothing of it is seen at first: it hides what it is laid over.</summary>
    static QgisGroup ChangesOf(TrameResults trame, Language language) => new(
        language == Language.French ? "Changements par rapport à la référence" : "Changes from the reference",
        [
            .. trame.ChangeTables.Select(table => ChangeLooks.LayerOf(trame.ChangePackage, table, language)),
            .. trame.Changes.Select(raster => raster.ToLayer(trame.Caption.Trame, language)),
        ])
    {
        IsChecked = false,
    };

    static QgisVectorLayer VectorOf(TrameResults trame, FeatureTable table, Language language)
    {
        var renderer = PackageStyles.RendererOf(table, trame.Caption.Trame, language);
        return new QgisVectorLayer(NameOf(table.Name, language), trame.Package, table, renderer)
        {
            IsExpanded = renderer is not SingleRenderer && Drawn.Contains(table.Name),
            IsChecked = table.Name != LayerNames.CorridorArea,
            Label = table.Name switch
            {
                LayerNames.Habitats => new QgisLabel(
                    table.Columns.Any(column => column.Name == "name") ? "coalesce(\"name\", \"id\")" : "\"id\"",
                    NamesFrom),
                LayerNames.Conflicts => new QgisLabel("\"label\"", ConflictsFrom),
                _ => null,
            },
        };
    }

    static string NameOf(string table, Language language)
    {
        var french = language == Language.French;
        return table switch
        {
            LayerNames.Habitats => SheetTexts.Of(SheetText.CoreAreas, language),
            LayerNames.SteppingStones => SheetTexts.Of(SheetText.SteppingStones, language),
            LayerNames.Corridors => SheetTexts.Of(SheetText.CorridorHeading, language),
            LayerNames.CorridorArea => french ? "Emprise de tous les corridors" : "Area of all corridors",
            LayerNames.Links => french ? "Liens de moindre coût" : "Least-cost links",
            LayerNames.Conflicts => french ? "Conflits avec les obstacles" : "Conflicts with obstacles",
            _ => table,
        };
    }

    static IEnumerable<QgisLayer> ShownOf(QgisGroup trame) =>
        trame.Children.OfType<QgisLayer>().Where(layer => layer.IsChecked);

    /// <summary>What a page shows of changes: areas, or links where there are no areas of corridors.</summary>
    static IEnumerable<QgisLayer> ShownChangesOf(TrameResults trame, Language language)
    {
        var hasCorridors = trame.ChangeTables.Any(table => table.Name == ChangeLayers.Corridors);
        return trame.ChangeTables.Where(table => !hasCorridors || table.Name != ChangeLayers.Links)
            .OrderBy(table => table.Name != ChangeLayers.Habitats)
            .Select(table => ChangeLooks.LayerOf(trame.ChangePackage, table, language));
    }

    static QgisLayout LayoutOf(
        TrameResults trame, IReadOnlyList<QgisLayer> layers, ScenarioResults scenario, Language language)
    {
        var caption = trame.Caption;
        var isNamed = caption.Scenario.Length > 0;
        List<string> about = isNamed && scenario.Edits.Count > 0
            ? [$"{caption.Scenario}. {string.Join(". ", scenario.Edits)}"]
            : [];
        if (isNamed && trame.Tables.Count > 0 && trame.ChangePackage.Length == 0)
            about.Add(SheetTexts.Of(SheetText.NotCompared, language));
        return new QgisLayout(
            $"{caption.Trame.Name} – {scenario.Title}",
            $"{caption.Trame.Name} – {caption.Title}",
            isNamed ? $"{caption.Scenario} – {caption.Subtitle}" : caption.Subtitle,
            [.. about, .. NotesOf(caption, language)],
            layers,
            SheetTexts.Of(SheetText.Legend, language));
    }

    static IEnumerable<string> NotesOf(SheetCaption caption, Language language)
    {
        var colon = language == Language.French ? " : " : ": ";
        if (caption.Method.Length > 0) yield return Note(SheetText.Method, caption.Method);
        if (caption.Sources.Count > 0) yield return Note(SheetText.Sources, string.Join("; ", caption.Sources));
        List<string> last = [];
        if (caption.Edition.Length > 0) last.Add(Note(SheetText.Edition, caption.Edition));
        if (caption.Credits.Length > 0) last.Add(Note(SheetText.Credits, caption.Credits));
        if (caption.Software.Length > 0) last.Add(Note(SheetText.Software, caption.Software));
        if (last.Count > 0) yield return string.Join(". ", last);

        string Note(SheetText heading, string text) => SheetTexts.Of(heading, language) + colon + text;
    }
}
