using Calaisis.Raster.Grids;
using Calaisis.Raster.Maps.Frames;

namespace Calaisis.Raster.Cli.Runs;

/// <summary>Hands tiles on to a raster and gathers them for its map on the way, so that the map need not read it again.</summary>
sealed class ThinningSink(ITileSink raster, ThinnedGrid thinned) : ITileSink
{
    public void Write(Window window, ReadOnlySpan<float> values)
    {
        raster.Write(window, values);
        thinned.Add(window, values);
    }

    public void Describe(string name, string value) => raster.Describe(name, value);

    public void Complete(CancellationToken cancel) => raster.Complete(cancel);

    public void Commit() => raster.Commit();

    public void Dispose() => raster.Dispose();
}
