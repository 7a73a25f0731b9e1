using System.Buffers;
using Calaisis.Raster.Grids;

namespace Calaisis.Raster.Habitats;

/// <summary>
/// A trame's resistance as its habitats see it: a cell on which a crossing opens a barrier stays one. It is a way, on
/// which links lead through, and no habitat: patches on both sides of a road are not joined by a bridge.
/// </summary>
/// <param name="resistance">The trame's resistance; NaN and infinity are impassable.</param>
/// <param name="opened">The crossings, each with the walls it may open.</param>
/// <param name="grid">The grid of all.</param>
public sealed class OpenedBarriers(ITileSource resistance, IReadOnlyList<OpenedWalls> opened, Shape grid) : ITileSource
{
    /// <inheritdoc/>
    public string Name => resistance.Name;

    /// <inheritdoc/>
    public void Read(Window window, Span<float> values)
    {
        values = values[..checked((int)window.CellCount)];
        resistance.Read(window, values);
        // Beyond the grid there is nothing to open.
        var inside = window.Intersect(grid.Whole);
        if (opened.Count == 0 || inside.IsEmpty) return;
        var cells = checked((int)inside.CellCount);
        var (crossings, walls) = (ArrayPool<float>.Shared.Rent(cells), ArrayPool<float>.Shared.Rent(cells));
        foreach (var opening in opened)
        {
            opening.Crossings.Read(inside, crossings);
            if (!crossings.AsSpan(0, cells).ContainsAnyExcept(float.NaN)) continue;
            foreach (var (wall, resistanceOf) in opening.Walls)
            {
                wall.Read(inside, walls);
                for (var i = 0; i < cells; i++)
                {
                    if (float.IsNaN(crossings[i]) || float.IsNaN(walls[i])
                        || !double.IsPositiveInfinity(resistanceOf(walls[i])))
                    {
                        continue;
                    }

                    var (row, col) = (
                        inside.Row - window.Row + (i / inside.Cols), inside.Col - window.Col + (i % inside.Cols));
                    values[(row * window.Cols) + col] = float.NaN;
                }
            }
        }

        ArrayPool<float>.Shared.Return(crossings);
        ArrayPool<float>.Shared.Return(walls);
    }
}

/// <summary>
/// The cells of crossings, and the walls beneath them with what the values of each resist; infinite for a barrier.
/// </summary>
public sealed record OpenedWalls(
    ITileSource Crossings, IReadOnlyList<(ITileSource Cells, Func<float, double> ResistanceOf)> Walls);
