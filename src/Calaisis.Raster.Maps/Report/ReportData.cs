using Calaisis.Raster.Grids;
using Calaisis.Raster.Maps.Colours;
using Calaisis.Raster.Maps.Frames;
using Calaisis.Raster.Maps.Legends;
using Calaisis.Raster.Pipelines;
using Calaisis.Raster.Summaries;
using Calaisis.Raster.Tables;

namespace Calaisis.Raster.Maps.Report;

/// <summary>All that the report of a run needs; plain data, no files, no clock.</summary>
public sealed record ReportData
{
    public required Language Language { get; init; }

    /// <summary>What the study is about: <c>Pays du Calaisis</c>.</summary>
    public required string Title { get; init; }

    /// <summary>Printed below the title, such as the edition of the data; empty for none.</summary>
    public string Edition { get; init; } = "";

    /// <summary>Who made it; empty for none.</summary>
    public string Credits { get; init; } = "";

    /// <summary>The grid everything was computed on. Its unit is the metre.</summary>
    public required GridDefinition Grid { get; init; }

    /// <summary>What helps to find the way on the map.</summary>
    public required MapGround Ground { get; init; }

    /// <summary>The outline of the study's territory, rings in map coordinates; empty where none is declared.</summary>
    public IReadOnlyList<IReadOnlyList<MapPoint>> Territory { get; init; } = [];

    /// <summary>Divisions of the territory, drawn as outlines.</summary>
    public IReadOnlyList<ReportZoneLayer> ZoneLayers { get; init; } = [];

    /// <summary>What a division of the territory is called: its title, or its name where it is not drawn.</summary>
    public string TitleOfZones(string layer) => ZoneLayers.FirstOrDefault(zones => zones.Name == layer)?.Title ?? layer;

    /// <summary>The state of today first; each has the same trames in the same order.</summary>
    public required IReadOnlyList<ReportScenario> Scenarios { get; init; }

    /// <summary>Tables that compare scenarios, shown as they are.</summary>
    public IReadOnlyList<ReportTable> Comparisons { get; init; } = [];

    /// <summary>What readers have to know of the data and of the run.</summary>
    public IReadOnlyList<ReportWarning> Warnings { get; init; } = [];

    public IReadOnlyList<ReportParameter> Parameters { get; init; } = [];

    /// <summary>Everything that was read.</summary>
    public IReadOnlyList<ReportInput> Inputs { get; init; } = [];

    /// <summary>The programs that computed, by name.</summary>
    public required IReadOnlyDictionary<string, string> Versions { get; init; }
}

/// <summary>The outlines of a division of the territory.</summary>
/// <param name="Name">The layer's name in the pipeline.</param>
/// <param name="Title">What people read: <c>Communes</c>.</param>
/// <param name="Outlines">Rings in map coordinates.</param>
public sealed record ReportZoneLayer(string Name, string Title, IReadOnlyList<IReadOnlyList<MapPoint>> Outlines);

/// <summary>What a trame of a scenario has gained and lost beside the first scenario.</summary>
/// <param name="Cores">Core areas: an area for each word of the column <c>change</c>, with its <c>area_ha</c>.</param>
/// <param name="Corridors">An area for each word of the column <c>change</c>, with its <c>area_ha</c>.</param>
/// <param name="Links">Links with the word of each in the column <c>change</c>.</param>
public sealed record ReportChanges(FeatureTable? Cores, FeatureTable? Corridors, FeatureTable? Links)
{
    /// <summary>
    /// Areas within the territory by the word of the column <c>change</c>; null where none is declared.
    /// </summary>
    public IReadOnlyDictionary<string, ReportChangedInside>? Inside { get; init; }
}

/// <summary>How much of what was gained, or lost, lies in the territory.</summary>
/// <param name="CoreHectares">Of core areas.</param>
/// <param name="CorridorHectares">Of corridors.</param>
public sealed record ReportChangedInside(double CoreHectares, double CorridorHectares);

/// <summary>A state of the territory: that of today, or a future.</summary>
/// <param name="Name">Its name in the pipeline, without blanks.</param>
/// <param name="Title">What people read.</param>
/// <param name="Trames">The networks, in the order of the pipeline.</param>
public sealed record ReportScenario(string Name, string Title, IReadOnlyList<ReportTrame> Trames)
{
    /// <summary>What is changed in it, a sentence each; empty for the state of today.</summary>
    public IReadOnlyList<string> Changes { get; init; } = [];

    /// <summary>What moved in it and why, a sentence each with the trame's title.</summary>
    public IReadOnlyList<ReportStatement> Statements { get; init; } = [];
}

/// <summary>One trame of a scenario. What it has not is null or empty, and left out.</summary>
/// <param name="Name">Its name in the pipeline.</param>
/// <param name="Style">Its title and colour.</param>
public sealed record ReportTrame(string Name, TrameStyle Style)
{
    /// <summary>The species it was made for; empty where it is not said.</summary>
    public string Guild { get; init; } = "";

    public TrameSummary? Summary { get; init; }

    /// <summary>From the bottom up, each with a name of its own.</summary>
    public IReadOnlyList<ReportRaster> Rasters { get; init; } = [];

    /// <summary>Layers of its package, by <see cref="Packages.LayerNames"/>; others are listed but not drawn.</summary>
    public IReadOnlyList<FeatureTable> Layers { get; init; } = [];

    /// <summary>
    /// What it has gained and lost beside the first scenario; null for that one and where nothing was compared.
    /// </summary>
    public ReportChanges? Changes { get; init; }

    /// <summary>The least resistance met that makes a conflict a major one.</summary>
    public double MajorFrom { get; init; } = MapDeclaration.UsualMajorFrom;
}

/// <summary>A raster as classes, coarse enough for a screen.</summary>
/// <param name="Name">Unique within the trame: <c>resistance</c>.</param>
/// <param name="Title">What people read in the list of layers.</param>
/// <param name="Grid">Place and size of its cells.</param>
/// <param name="Cells">A class per cell, row-major: a place in <paramref name="Classes"/>.</param>
/// <param name="Classes">At most 256.</param>
public sealed record ReportRaster(
    string Name, string Title, GridDefinition Grid, ReadOnlyMemory<byte> Cells, IReadOnlyList<ReportClass> Classes)
{
    /// <summary>Whether the map shows it at first.</summary>
    public bool IsShown { get; init; }

    /// <summary>What the values are, below the legend's heading; empty for none.</summary>
    public string Unit { get; init; } = "";
}

/// <summary>A class of a raster.</summary>
/// <param name="Label">What the legend says; empty for a class the legend leaves out.</param>
/// <param name="Colour">Null for one that is not drawn.</param>
public sealed record ReportClass(string Label, Rgb? Colour);

/// <summary>A table with a heading of its own.</summary>
public sealed record ReportTable(string Title, string Note, FeatureTable Table);

/// <summary>What moved in a trame of a scenario.</summary>
/// <param name="Trame">The trame's title.</param>
/// <param name="Sentence">What a reader of plans understands.</param>
public sealed record ReportStatement(string Trame, string Sentence);

/// <summary>Something to know before the results are used.</summary>
/// <param name="Subject">What it is about: a source, a trame.</param>
/// <param name="Text">What the program said, in the language of the report.</param>
public sealed record ReportWarning(string Subject, string Text)
{
    /// <summary>
    /// The title of the scenario it was said of; empty for the first of them and for what holds for all.
    /// </summary>
    public string Scenario { get; init; } = "";
}

/// <summary>What the run was told.</summary>
/// <param name="Subject">A trame, or empty for the whole run.</param>
/// <param name="Key">The key in the pipeline file.</param>
/// <param name="Value">As the pipeline file has it.</param>
public sealed record ReportParameter(string Subject, string Key, string Value);

/// <summary>A file that was read.</summary>
/// <param name="Role">What it was read as: <c>source lumiere</c>.</param>
/// <param name="Credit">Its producer and licence; empty where the pipeline says nothing.</param>
/// <param name="Hash">What identifies its content; empty where that cannot be told.</param>
public sealed record ReportInput(string Role, string Credit, string Hash)
{
    /// <summary>What readers call it: the title of a source; else the name within its role.</summary>
    public string Title { get; init; } = Role.Split(' ', 2)[^1];
}
