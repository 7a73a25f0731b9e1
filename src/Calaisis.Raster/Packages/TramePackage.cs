using Calaisis.Raster.Tables;

namespace Calaisis.Raster.Packages;

/// <summary>
/// What a trame hands to people: layers to read and draw, the tables of the national standard, and a data dictionary.
/// Each layer is there even when it has no row, so that projects made for one run open with the next.
/// </summary>
/// <param name="Tables">In the order of the GeoPackage.</param>
public sealed record TramePackage(IReadOnlyList<FeatureTable> Tables)
{
    /// <summary>The package of a trame.</summary>
    /// <exception cref="Faults.RasterException">An obstacle's code does not fit the national table.</exception>
    public static TramePackage Of(TrameContent content)
    {
        ArgumentNullException.ThrowIfNull(content);
        return new TramePackage([.. NetworkLayers.Of(content), .. StandardTables.Of(content)]);
    }

    /// <summary>The tables that have CSV twins: all of them, and what their columns mean.</summary>
    public IReadOnlyList<FeatureTable> WithDictionary => [.. Tables, DataDictionary.Of(Tables)];
}
