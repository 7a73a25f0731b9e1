using System.Buffers;
using Calaisis.Raster.Grids;

namespace Calaisis.Raster.Scenarios;

/// <summary>
/// A source with the edits of a scenario made to it, cell by cell on the pipeline's grid, in their order.
/// </summary>
/// <remarks>Owns the source and the areas: disposes of those that can be.</remarks>
public sealed class EditedTileSource(ITileSource source, IReadOnlyList<CellChange> changes) : IDrawnSource, IDisposable
{
    public string Name => source.Name;

    public void Read(Window window, Span<float> values)
    {
        values = values[..(window.Rows * window.Cols)];
        source.Read(window, values);
        float[]? scratch = null;
        try
        {
            foreach (var change in changes)
            {
                if (change.Area is null)
                {
                    change.Apply(values, []);
                    continue;
                }

                scratch ??= ArrayPool<float>.Shared.Rent(values.Length);
                var area = scratch.AsSpan(0, values.Length);
                change.Area.Read(window, area);
                change.Apply(values, area);
            }
        }
        finally
        {
            if (scratch is not null) ArrayPool<float>.Shared.Return(scratch);
        }
    }

    /// <inheritdoc/>
    public ITileSource? WithWallsOnTop(Func<float, double> rank) =>
        (source as IDrawnSource)?.WithWallsOnTop(rank) is { } drawn ? new EditedTileSource(drawn, changes) : null;

    public void Dispose()
    {
        (source as IDisposable)?.Dispose();
        foreach (var change in changes) (change.Area as IDisposable)?.Dispose();
    }
}
