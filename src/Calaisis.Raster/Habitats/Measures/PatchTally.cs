namespace Calaisis.Raster.Habitats.Measures;

/// <summary>What is counted and summed on the cells of patches: of a tile, or of all tiles so far.</summary>
/// <remarks>Whole numbers only, so tallies add up to the same in any order.</remarks>
sealed class PatchTally
{
    readonly Dictionary<int, Sums> _sums = [];
    readonly Dictionary<(int Patch, int Layer, int Value), long> _cells = [];

    /// <summary>A layer's value for cells without one.</summary>
    public const int NoValue = 0;

    public void Clear()
    {
        _sums.Clear();
        _cells.Clear();
    }

    public void Add(PatchTally other)
    {
        foreach (var (patch, sums) in other._sums)
        {
            ref var own = ref System.Runtime.InteropServices.CollectionsMarshal
                .GetValueRefOrAddDefault(_sums, patch, out _);
            own.Resistance.Add(sums.Resistance);
        }

        foreach (var (key, cells) in other._cells) _cells[key] = _cells.GetValueOrDefault(key) + cells;
    }

    /// <summary>The sums of a patch, to add to.</summary>
    public ref Sums Of(int patch) =>
        ref System.Runtime.InteropServices.CollectionsMarshal.GetValueRefOrAddDefault(_sums, patch, out _);

    /// <summary>
    /// Counts the cells of a run by their values in a layer of whole numbers; NaN counts as <see cref="NoValue"/>.
    /// </summary>
    public void Count(int patch, int layer, ReadOnlySpan<float> values)
    {
        for (var start = 0; start < values.Length;)
        {
            var value = values[start];
            var end = start + 1;
            while (end < values.Length && values[end].Equals(value)) end++;
            var key = (patch, layer, float.IsNaN(value) ? NoValue : (int)value);
            _cells[key] = _cells.GetValueOrDefault(key) + end - start;
            start = end;
        }
    }

    /// <summary>
    /// The value most cells of each patch have in a layer, of equals the lowest; patches without any are left out.
    /// </summary>
    public Dictionary<int, int> MostFrequent(int layer)
    {
        var most = new Dictionary<int, (int Value, long Cells)>();
        foreach (var (key, cells) in _cells)
        {
            if (key.Layer != layer || key.Value == NoValue) continue;
            if (!most.TryGetValue(key.Patch, out var best) || cells > best.Cells
                || (cells == best.Cells && key.Value < best.Value))
            {
                most[key.Patch] = (key.Value, cells);
            }
        }

        return most.ToDictionary(pair => pair.Key, pair => pair.Value.Value);
    }

    /// <summary>Cells of each patch by value in a layer.</summary>
    public IEnumerable<(int Patch, int Value, long Cells)> Counts(int layer) =>
        _cells.Where(pair => pair.Key.Layer == layer).Select(pair => (pair.Key.Patch, pair.Key.Value, pair.Value));

    /// <summary>Sums over the cells of a patch.</summary>
    public struct Sums
    {
        public ExactSum Resistance;
    }
}
