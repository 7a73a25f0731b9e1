namespace Calaisis.Raster.Sources;

/// <summary>
/// A raster input. The value of a cell is <c>Scale * raw + Offset</c> (raised to <c>Power</c> before scaling).
/// </summary>
public sealed record RasterSourceSettings(string Name, string Path, CellKind Kind) : SourceSettings(Name, Path)
{
    /// <summary>
    /// Which dataset of a file that holds several, by its name or the end of it; null for a file with one.
    /// </summary>
    public string? Subdataset { get; init; }

    /// <summary>
    /// Which one files of its product hold it in, taken where a file has it and <see cref="Subdataset"/> says nothing;
    /// null for none.
    /// </summary>
    public string? UsualSubdataset { get; init; }

    /// <summary>Band, counted from 1.</summary>
    public int Band { get; init; } = 1;

    /// <summary>Null chooses by kind and by the ratio of cell sizes, see <see cref="Sources.Resampling"/>.</summary>
    public Resampling? Resampling { get; init; }

    /// <summary>
    /// Factor; 1 where it is null and offset or power are given. Where all three are null, the scale and offset that
    /// the file itself declares are used; any number given here, 1 and 0 too, replaces both of the file. Classes are
    /// never scaled.
    /// </summary>
    public double? Scale { get; init; }

    /// <summary>Added after scaling; 0 where it is null and scale or power are given.</summary>
    public double? Offset { get; init; }

    /// <summary>
    /// Exponent applied to the raw value before scale and offset (1.5 for raw LuoJia counts); null for 1.
    /// </summary>
    public double? Power { get; init; }

    /// <summary>Raw values that mean "no data", beside the one the file itself declares.</summary>
    public IReadOnlyList<double> NoData { get; init; } = [];

    /// <summary>Unit of the value after scaling; empty for classes and pure numbers.</summary>
    public string Unit { get; init; } = "";

    /// <summary>Values outside are reported by the preflight as implausible for the unit.</summary>
    public PlausibleRange? Plausible { get; init; }

    /// <summary>
    /// Scatters the values with a kernel, at the raster's own resolution, before they are brought to the grid.
    /// </summary>
    public HaloKernel? Halo { get; init; }
}

/// <summary>What the numbers of a raster are.</summary>
public enum CellKind
{
    /// <summary>Codes of classes: never averaged.</summary>
    Classes,

    /// <summary>Measured or modelled quantities.</summary>
    Values,
}

/// <summary>
/// How a raster is brought to cells of another size. Chosen when the pipeline does not say: classes take the nearest
/// cell, or the majority where the grid's cells are at least twice as large as the source's; values are interpolated
/// bilinearly, or averaged where the grid's cells are at least twice as large.
/// </summary>
public enum Resampling
{
    Nearest,
    Majority,
    Bilinear,
    Average,
}

/// <summary>Smallest and largest value that make sense for a unit.</summary>
public readonly record struct PlausibleRange(double Min, double Max);

/// <summary>
/// How light spreads around its source: K(d) = (d^2 + d0^2)^(-alpha/2) for distances d up to the radius, divided by its
/// sum over all cells in the radius, so that the scattered raster holds as much light as the one it was made from.
/// </summary>
/// <param name="RadiusMetres">Beyond it the kernel is zero.</param>
/// <param name="CoreMetres">d0, the distance within which the kernel is flat.</param>
/// <param name="Alpha">How fast light falls off with distance.</param>
public sealed record HaloKernel(double RadiusMetres, double CoreMetres, double Alpha);
