namespace Calaisis.Raster.Maps.Frames;

/// <summary>
/// Which cells lie beneath each pixel along one axis, and how much of the pixel each covers: the exact area filter.
/// With whole pixels per cell it is the nearest cell; else edges between cells come out smooth and no thin cell is
/// lost.
/// </summary>
sealed class Coverage
{
    readonly int[] _first;
    readonly float[][] _shares;

    public Coverage(int cells, int pixels)
    {
        _first = new int[pixels];
        _shares = new float[pixels][];
        for (var pixel = 0; pixel < pixels; pixel++)
        {
            // In 1/pixels of a cell every edge is a whole number: no rounding, no stray sliver of the next cell.
            long start = (long)pixel * cells, end = start + cells;
            _first[pixel] = (int)(start / pixels);
            var last = (int)((end - 1) / pixels);
            _shares[pixel] = new float[last - _first[pixel] + 1];
            for (var cell = _first[pixel]; cell <= last; cell++)
            {
                var overlap = Math.Min(end, (cell + 1L) * pixels) - Math.Max(start, (long)cell * pixels);
                _shares[pixel][cell - _first[pixel]] = overlap / (float)cells;
            }
        }
    }

    /// <summary>The first cell beneath a pixel.</summary>
    public int First(int pixel) => _first[pixel];

    /// <summary>The share of the pixel that its first and following cells cover; the sum is 1.</summary>
    public ReadOnlySpan<float> Shares(int pixel) => _shares[pixel];
}
