using Calaisis.Raster.CostDistance;
using Calaisis.Raster.Geo.Rasters;
using Calaisis.Raster.Grids;

namespace Calaisis.Raster.Processing.Costs;

/// <summary>Costs and their allocation as <see cref="CostRasters"/> wrote them, to the last bit.</summary>
/// <remarks>Thread rule: one thread at a time.</remarks>
sealed class WrittenCosts : ICostAllocation, IDisposable
{
    readonly RasterReader _cost;
    readonly RasterReader _allocation;

    /// <exception cref="Geo.Native.GdalException">One of them cannot be opened.</exception>
    public WrittenCosts(string cost, string allocation)
    {
        _cost = RasterReader.Open(cost);
        try
        {
            _allocation = RasterReader.Open(allocation);
        }
        catch
        {
            _cost.Dispose();
            throw;
        }
    }

    public void Read(Window window, Span<double> costs) => _cost.ReadExactly(window, costs);

    public void ReadAllocation(Window window, Span<int> labels, CancellationToken token = default)
    {
        token.ThrowIfCancellationRequested();
        _allocation.ReadExactly(window, labels);
        labels[..(int)window.CellCount].Replace(CostRasters.Unallocated, 0);
    }

    public void Dispose()
    {
        _allocation.Dispose();
        _cost.Dispose();
    }
}
