using Calaisis.Raster.Circuits;
using Calaisis.Raster.Parameters;
using Calaisis.Raster.Pipelines;
using Calaisis.Raster.Processing.Costs;
using Calaisis.Raster.Processing.Processes;
using Calaisis.Raster.Texts;

namespace Calaisis.Raster.Processing.Circuits;

/// <summary>The keys of <c>circuit</c>.</summary>
static class CircuitKeys
{
    static readonly PathSpec Csv = new($"the CSV to write", mustExist: false) { Endings = [".csv"] };

    static readonly PathSpec Places = new($"a raster, or a text with lines 'number x y'");

    static readonly PathSpec RasterFile = new($"a raster file that GDAL opens");

    public static readonly Key<CircuitMode> Mode = Key<CircuitMode>.WithDefault(
        "mode",
        new ChoiceSpec<CircuitMode>(
            ("pairwise", CircuitMode.Pairwise), ("one-to-all", CircuitMode.OneToAll),
            ("all-to-one", CircuitMode.AllToOne), ("advanced", CircuitMode.Advanced)),
        CircuitMode.Pairwise,
        "Between what currents flow: each two focal points, each and all others from it or to it, or sources and "
            + "grounds",
        "one-to-all");

    public static readonly Key<Location> Resistance = Key<Location>.Optional(
        "resistance", RasterFile,
        "The resistance of each cell, above 0; NoData is impassable. Needed unless 'ini' is given", "resistance.tif");

    public static readonly Key<bool> Conductances = Key<bool>.WithDefault(
        "conductances", new FlagSpec(), false, "Says that 'resistance' holds conductances, of 0 or more", "true");

    public static readonly Key<Location> Points = Key<Location>.Optional(
        "points", new PathSpec($"a raster of labels, a vector file that GDAL opens, or a text 'number x y'"),
        "Focal points or regions: numbers above 0; cells of the same number are a region", "patches.gpkg");

    public static readonly Key<string> Layer = CostProcessKeys.Layer("layer", "the points");

    public static readonly Key<TextEncoding> Encoding = CostProcessKeys.Encoding("encoding", "the points");

    public static readonly Key<string> Label = Key<string>.Optional(
        "label", new TextSpec(),
        "The attribute that holds each feature's number; 1, 2, 3... by feature id when left out", "id");

    public static readonly Key<Location> Pairs = Key<Location>.Optional(
        "pairs", new PathSpec($"a text as Circuitscape reads it"),
        "Which pairs are computed: 'mode include' or 'mode exclude' and lines of two numbers, or 'min', 'max' and a "
            + "matrix", "pairs.txt");

    public static readonly Key<Location> Strengths = Key<Location>.Optional(
        "strengths", new PathSpec($"a text with lines 'number amperes'"),
        "What each focal point sends when not in pairs; 1 ampere when left out", "strengths.txt");

    public static readonly Key<bool> JoinRegions = Key<bool>.WithDefault(
        "join-regions", new FlagSpec(), false,
        "Makes each region one node in every pair, not only in its own: one circuit then serves all pairs", "true");

    public static readonly Key<Location> Polygons = Key<Location>.Optional(
        "polygons", new PathSpec($"a raster of labels, a vector file that GDAL opens, or a text 'number x y'"),
        "Short circuits: the cells of a polygon, or of the same number above 0, are one node", "lakes.gpkg");

    public static readonly Key<Location> Mask = Key<Location>.Optional(
        "mask", RasterFile, "Only cells where this is above 0 conduct", "mask.tif");

    public static readonly Key<Location> Sources = Key<Location>.Optional(
        "sources", Places, "Amperes that enter at cells, for mode advanced", "sources.tif");

    public static readonly Key<Location> Grounds = Key<Location>.Optional(
        "grounds", Places, "What leads from cells to ground, for mode advanced", "grounds.tif");

    public static readonly Key<GroundForm> Form = Key<GroundForm>.WithDefault(
        "ground-form",
        new ChoiceSpec<GroundForm>(
            ("resistances", GroundForm.Resistances), ("conductances", GroundForm.Conductances),
            ("direct", GroundForm.Direct)),
        GroundForm.Resistances,
        "What the numbers of grounds mean: resistances to ground (0 is direct), conductances, or direct grounds "
            + "whatever the number",
        "direct");

    public static readonly Key<bool> UnitCurrents = Key<bool>.WithDefault(
        "unit-currents", new FlagSpec(), false, "Lets every source send 1 ampere, whatever its number", "true");

    public static readonly Key<ConflictRule> Conflicts = Key<ConflictRule>.WithDefault(
        "conflicts",
        new ChoiceSpec<ConflictRule>(
            ("keep-all", ConflictRule.KeepAll), ("remove-source", ConflictRule.RemoveSource),
            ("remove-ground", ConflictRule.RemoveGround), ("remove-all", ConflictRule.RemoveAll)),
        ConflictRule.KeepAll,
        "What is left out where a source and a ground share a node", "remove-source");

    public static readonly Key<double> Neighbours = Key<double>.WithDefault(
        "neighbours", new FourOrEightSpec(), 8, "How many neighbours current flows to", "4");

    public static readonly Key<bool> AverageConductances = Key<bool>.WithDefault(
        "average",
        new ChoiceSpec<bool>(("resistance", false), ("conductance", true)),
        false,
        "What a step between two cells averages", "conductance");

    public static readonly Key<Location> Ini = Key<Location>.Optional(
        "ini", new PathSpec($"a project of Circuitscape (.ini)"),
        "Runs a project of Circuitscape as it is: all else stands there, and results lie where it says", "project.ini");

    public static readonly Key<string> Compat = Key<string>.Optional(
        "compat", new TextSpec { Meaning = $"'circuitscape'", Pattern = "^circuitscape$" },
        "Does what Circuitscape 5 does where its manual says otherwise, and leaves out what it leaves out in silence",
        "circuitscape");

    public static readonly Key<Location> Output = Key<Location>.Optional(
        "output", ProcessKeys.GeoTiff,
        "The GeoTIFF to write: the currents of all pairs or points added up, in amperes; replaced where it exists. "
            + "Needed unless 'ini' is given",
        "currents.tif");

    public static readonly Key<Location> Maximum = Key<Location>.Optional(
        "maximum", ProcessKeys.GeoTiff, "Also writes the largest current of each cell over pairs or points",
        "maximum.tif");

    public static readonly Key<Location> Resistances = Key<Location>.Optional(
        "resistances", Csv,
        "Also writes effective resistances: a matrix of pairs, empty where no current flows, or a line for each point",
        "resistances.csv");

    public static readonly Key<Location> ResistanceList = Key<Location>.Optional(
        "resistance-list", Csv, "Also writes the resistances of pairs in three columns", "pairs.csv");

    public static readonly Key<Location> Currents = Key<Location>.Optional(
        "currents", new OutputFolderSpec(), "Also writes the currents of each pair or point into this folder",
        "currents");

    public static readonly Key<Location> Voltages = Key<Location>.Optional(
        "voltages", new OutputFolderSpec(), "Also writes the voltages of each pair or point into this folder",
        "voltages");

    public static readonly IReadOnlyList<Key> All =
    [
        Mode, Resistance, Points, Output, Maximum, Resistances, ResistanceList, Currents, Voltages, Neighbours,
        AverageConductances, Conductances, Polygons, Mask, Pairs, Strengths, JoinRegions, Sources, Grounds, Form,
        UnitCurrents, Conflicts, Layer, CostProcessKeys.Where, Encoding, Label, CostProcessKeys.AllTouched, Ini,
        Compat,
    ];
}
