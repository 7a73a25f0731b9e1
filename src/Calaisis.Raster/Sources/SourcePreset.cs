namespace Calaisis.Raster.Sources;

/// <summary>How a known product encodes its values, so that a pipeline need only name it.</summary>
/// <param name="Name">The name in pipelines.</param>
/// <param name="Summary">The product, in one line.</param>
/// <param name="Kind">Classes or quantities.</param>
public sealed record SourcePreset(string Name, string Summary, CellKind Kind)
{
    /// <summary>The dataset to take where files of the product hold several; null where they hold one.</summary>
    public string? Subdataset { get; init; }

    /// <summary>See <see cref="RasterSourceSettings.Scale"/>.</summary>
    public double? Scale { get; init; }

    public double? Offset { get; init; }

    /// <summary>See <see cref="RasterSourceSettings.Power"/>.</summary>
    public double? Power { get; init; }

    /// <summary>Raw values without data, beside what the file declares.</summary>
    public IReadOnlyList<double> NoData { get; init; } = [];

    /// <summary>Unit after scaling; empty for classes.</summary>
    public string Unit { get; init; } = "";

    public PlausibleRange? Plausible { get; init; }

    /// <summary>Null chooses by kind and by the ratio of cell sizes.</summary>
    public Resampling? Resampling { get; init; }

    public Legend? Legend { get; init; }

    /// <summary>What to know before using it.</summary>
    public string Notes { get; init; } = "";

    /// <summary>The settings of a raster of this product; all of them can still be changed.</summary>
    public RasterSourceSettings ToRaster(string name, string path) => new(name, path, Kind)
    {
        UsualSubdataset = Subdataset,
        Scale = Scale,
        Offset = Offset,
        Power = Power,
        NoData = NoData,
        Unit = Unit,
        Plausible = Plausible,
        Resampling = Resampling,
        Legend = Legend,
    };
}
