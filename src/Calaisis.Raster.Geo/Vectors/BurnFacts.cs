namespace Calaisis.Raster.Geo.Vectors;

/// <summary>What became of the features of a layer, for the run's report.</summary>
/// <param name="Read">Features that pass the filter and come near the grid.</param>
/// <param name="Burned">Features that are burned.</param>
/// <param name="Empty">Features without geometry, which are left out; formats that skip them unasked show none.</param>
/// <param name="Repaired">Polygons that were not valid (crossing themselves, mostly) and were made so.</param>
/// <param name="Widened">Lines and points narrower than a cell, which are drawn at least one cell wide.</param>
public sealed record BurnFacts(long Read, long Burned, long Empty, long Repaired, long Widened)
{
    /// <summary>How many of those read are lines.</summary>
    public long Lines { get; init; }

    /// <summary>
    /// By value, the surface that the features near the grid have at their real width, where they overlap counted for
    /// each; a line without a width has none. Empty where each feature has a number of its own.
    /// </summary>
    public IReadOnlyDictionary<float, double> RealSquareMetres { get; init; } = new Dictionary<float, double>();
}
