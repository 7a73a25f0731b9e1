namespace Calaisis.Raster.Works;

/// <summary>What works tried on <see cref="PairProducts"/> have changed, so that it can be taken back.</summary>
/// <remarks>A work changes the products of few sources, so trying one costs these rows, not all of them.</remarks>
sealed class ProductTrial
{
    readonly Dictionary<int, double[]> _rows = [];
    readonly Dictionary<int, double> _arcs = [];
    readonly Stack<double[]> _spare = new();
    double[] _sums = [];
    bool[] _stale = [];
    double[] _sources = [];
    double[] _targets = [];
    bool _isOn;

    /// <summary>Begins a trial.</summary>
    public void Begin(double[] sums, bool[] stale, double[] sources, double[] targets)
    {
        if (_sums.Length != sums.Length)
        {
            (_sums, _stale) = (new double[sums.Length], new bool[sums.Length]);
            (_sources, _targets) = (new double[sums.Length], new double[sums.Length]);
        }

        sums.CopyTo(_sums, 0);
        stale.CopyTo(_stale, 0);
        sources.CopyTo(_sources, 0);
        targets.CopyTo(_targets, 0);
        _isOn = true;
    }

    /// <summary>Keeps the products of a source before they change.</summary>
    public void Keep(int source, ReadOnlySpan<double> row)
    {
        if (!_isOn || _rows.ContainsKey(source)) return;
        if (!_spare.TryPop(out var kept)) kept = new double[row.Length];
        row.CopyTo(kept);
        _rows.Add(source, kept);
    }

    /// <summary>Keeps the probability of an arc before it changes.</summary>
    public void Keep(int arc, double probability)
    {
        if (_isOn) _arcs.TryAdd(arc, probability);
    }

    /// <summary>Puts everything back.</summary>
    public void TakeBack(
        double[] products, int count, double[] probabilities, double[] sums, bool[] stale, double[] sources,
        double[] targets)
    {
        foreach (var (source, row) in _rows)
        {
            row.CopyTo(products.AsSpan(source * count, count));
            _spare.Push(row);
        }

        foreach (var (arc, probability) in _arcs) probabilities[arc] = probability;
        _sums.CopyTo(sums, 0);
        _stale.CopyTo(stale, 0);
        _sources.CopyTo(sources, 0);
        _targets.CopyTo(targets, 0);
        _rows.Clear();
        _arcs.Clear();
        _isOn = false;
    }
}
