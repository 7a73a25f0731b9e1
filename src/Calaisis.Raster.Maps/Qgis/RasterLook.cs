using Calaisis.Raster.Maps.Networks;

namespace Calaisis.Raster.Maps.Qgis;

/// <summary>How a raster of results is shown: what people call it and how its values become colours.</summary>
/// <param name="Name">What its layer is called.</param>
/// <param name="Range">Between which values its colours lie.</param>
/// <param name="Colours">The colours of a raster on a trame's palette, with the legend's words.</param>
/// <param name="Order">
/// Its place from the top down among the rasters of a trame: what is sparse lies above what fills the grid.
/// </param>
public sealed record RasterLook(
    Sentence Name,
    LookRange Range,
    Func<RasterResult, NetworkPalette, Language, RasterRenderer> Colours,
    int Order = 0);

/// <summary>Where the least and the greatest value of a raster come from.</summary>
public enum LookRange
{
    /// <summary>The trame's range of resistances, as declared.</summary>
    Declared,

    /// <summary>From 1 to the number of core areas.</summary>
    Cores,

    /// <summary>From 0 to the greatest value that the raster holds.</summary>
    FromZero,

    /// <summary>From the least to the greatest value that the raster holds.</summary>
    Measured,

    /// <summary>Nothing depends on it.</summary>
    Fixed,
}

/// <summary>A raster of a run.</summary>
/// <param name="Look">How it is shown.</param>
/// <param name="Path">The file, from the project's folder.</param>
/// <param name="Min">The least value there can be; for labels 1.</param>
/// <param name="Max">The greatest value; for labels the number of core areas.</param>
public sealed record RasterResult(RasterLook Look, string Path, double Min, double Max)
{
    /// <summary>The raster as a layer of a project, which is not seen at first.</summary>
    public QgisRasterLayer ToLayer(Legends.TrameStyle trame, Language language) =>
        new(Look.Name.In(language), Path, Look.Colours(this, NetworkPalette.Of(trame), language)) { IsChecked = false };
}
