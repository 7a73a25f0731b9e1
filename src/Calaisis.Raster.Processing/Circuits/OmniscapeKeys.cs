using Calaisis.Raster.Parameters;
using Calaisis.Raster.Pipelines;
using Calaisis.Raster.Processing.Processes;

namespace Calaisis.Raster.Processing.Circuits;

/// <summary>The keys of <c>omniscape</c>.</summary>
static class OmniscapeKeys
{
    static readonly PathSpec RasterFile = new($"a raster file that GDAL opens");

    static readonly NumberSpec Cells = new() { AtLeast = 0, AtMost = 10_000, Whole = true };

    public static readonly Key<Location> Sources = Key<Location>.Optional(
        "sources", RasterFile,
        "What each cell sends and draws, relative to others; when left out, cells do so as they conduct",
        "sources.tif");

    public static readonly Key<double> Threshold = Key<double>.WithDefault(
        "source-threshold", new NumberSpec(), 0, "Sources below this count as none", "0.2");

    public static readonly Key<double> Cutoff = Key<double>.Optional(
        "r-cutoff", new NumberSpec { Above = 0 },
        "Without 'sources': cells of a higher resistance send and draw nothing", "50");

    public static readonly Key<double> Radius = Key<double>.Optional(
        "radius", new NumberSpec { AtLeast = 1, AtMost = 10_000, Whole = true },
        "How far cells send current to the centre of a window, in cells. Needed unless 'ini' is given", "100");

    public static readonly Key<double> Buffer = Key<double>.WithDefault(
        "buffer", Cells, 0, "How many cells beyond the radius conduct", "20");

    public static readonly Key<double> Block = Key<double>.WithDefault(
        "block-size", new NumberSpec { AtLeast = 1, AtMost = 10_001, Whole = true }, 1,
        "Side of the square of cells that the centre of a window stands for, odd: larger is faster and coarser", "11");

    public static readonly Key<bool> Correct = Key<bool>.WithDefault(
        "correct-artifacts", new FlagSpec(), true, "Corrects currents for what blocks make of them", "false");

    public static readonly Key<Location> Reclass = Key<Location>.Optional(
        "reclass", new PathSpec($"a text with lines 'old new'"),
        "New values of 'resistance'; 'missing' makes NoData", "reclass.txt");

    public static readonly Key<Location> Condition1 = Condition(1);

    public static readonly Key<Location> Future1 = Future(1);

    public static readonly Key<bool> Comparison1 = Comparison(1);

    public static readonly Key<double> Lower1 = Bound(1, "lower", "least");

    public static readonly Key<double> Upper1 = Bound(1, "upper", "most");

    public static readonly Key<Location> Condition2 = Condition(2);

    public static readonly Key<Location> Future2 = Future(2);

    public static readonly Key<bool> Comparison2 = Comparison(2);

    public static readonly Key<double> Lower2 = Bound(2, "lower", "least");

    public static readonly Key<double> Upper2 = Bound(2, "upper", "most");

    public static readonly Key<Location> Potential = Key<Location>.Optional(
        "flow-potential", ProcessKeys.GeoTiff, "Also writes the currents where all cells conduct alike",
        "potential.tif");

    public static readonly Key<Location> Normalized = Key<Location>.Optional(
        "normalized", ProcessKeys.GeoTiff, "Also writes currents relative to the flow potential", "normalized.tif");

    public static readonly Key<Location> Ini = Key<Location>.Optional(
        "ini", new PathSpec($"settings of Omniscape (.ini)"),
        "Runs settings of Omniscape as they are: all else stands there, and results lie where they say",
        "omniscape.ini");

    public static readonly Key<string> Compat = Key<string>.Optional(
        "compat", new TextSpec { Meaning = $"'omniscape'", Pattern = "^omniscape$" },
        "Takes sources away where Omniscape does: beside the target near upper and left edges", "omniscape");

    public static readonly Key<Location> Output = Key<Location>.Optional(
        "output", ProcessKeys.GeoTiff,
        "The GeoTIFF to write: the currents of all windows added up; replaced where it exists. Needed unless 'ini' is "
            + "given",
        "currents.tif");

    public static readonly IReadOnlyList<Key> All =
    [
        CircuitKeys.Resistance, Radius, Output, Potential, Normalized, Block, Buffer, Sources, Threshold, Cutoff,
        CircuitKeys.Neighbours, CircuitKeys.Conductances, Correct, Reclass, Condition1, Future1, Comparison1, Lower1,
        Upper1, Condition2, Future2, Comparison2, Lower2, Upper2, Ini, Compat,
    ];

    static Key<Location> Condition(int number) => Key<Location>.Optional(
        $"condition{number}", RasterFile, "What a source must have in common with the block of its target",
        "climate.tif");

    static Key<Location> Future(int number) => Key<Location>.Optional(
        $"condition{number}-future", RasterFile, "The same at targets, where it is another there", "climate-2050.tif");

    static Key<bool> Comparison(int number) => Key<bool>.WithDefault(
        $"comparison{number}", new ChoiceSpec<bool>(("within", false), ("equal", true)), false,
        "How they are compared: the source within bounds of the block's median, or equal to its most frequent value",
        "equal");

    static Key<double> Bound(int number, string name, string which) => Key<double>.WithDefault(
        $"condition{number}-{name}", new NumberSpec(), 0, which == "least"
            ? "The least that a source may be above the median"
            : "The most that a source may be above the median",
        "-1");
}
