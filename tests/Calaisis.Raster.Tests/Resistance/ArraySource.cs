using Calaisis.Raster.Grids;

namespace Calaisis.Raster.Tests.Resistance;

/// <summary>
/// A source whose values are a function of row and column, inside the grid and around it. Keeps what was read.
/// </summary>
sealed class ArraySource(string name, Func<int, int, float> valueAt) : ITileSource
{
    readonly Lock _gate = new();
    readonly List<Window> _read = [];

    public string Name => name;

    public IReadOnlyList<Window> WindowsRead
    {
        get
        {
            lock (_gate) return [.. _read];
        }
    }

    /// <summary>Called before each read.</summary>
    public Action<Window> Reading { get; set; } = _ => { };

    public void Read(Window window, Span<float> values)
    {
        lock (_gate) _read.Add(window);
        Reading(window);
        for (var row = 0; row < window.Rows; row++)
        {
            for (var col = 0; col < window.Cols; col++)
            {
                values[(row * window.Cols) + col] = valueAt(window.Row + row, window.Col + col);
            }
        }
    }
}
