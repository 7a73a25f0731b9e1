using System.Numerics;

namespace Calaisis.Raster.Works;

/// <summary>
/// The best products between all pairs of vertices, kept while works are added one after another: a better arc from a
/// to b makes p_st the greater of p_st and p_sa p p_bt, which is exact, since a best path takes an arc once.
/// </summary>
/// <remarks>
/// Its sums differ from those of <see cref="ProductSearch"/> in the last bits: it decides, and is not written.
/// </remarks>
sealed class PairProducts
{
    readonly ImprovedNetwork _network;
    readonly int _count;
    readonly double[] _products;
    readonly double[] _probabilities;
    readonly double[] _sources;
    readonly double[] _targets;
    readonly double[] _sums;
    readonly bool[] _stale;
    readonly ProductTrial _trial = new();

    PairProducts(ImprovedNetwork network)
    {
        (_network, _count) = (network, network.Vertices.Count);
        _products = new double[_count * _count];
        _probabilities = new double[network.Arcs.Count];
        (_sources, _targets) = (new double[_count], new double[_count]);
        (_sums, _stale) = (new double[_count], new bool[_count]);
    }

    /// <summary>The network without any work.</summary>
    public static PairProducts Of(ImprovedNetwork network)
    {
        var products = new PairProducts(network);
        for (var vertex = 0; vertex < products._count; vertex++)
        {
            products._products[(vertex * products._count) + vertex] = 1;
            products._sources[vertex] = network.Vertices[vertex].SourceQuality;
            products._targets[vertex] = network.Vertices[vertex].TargetQuality;
        }

        Array.Fill(products._stale, true);
        for (var arc = 0; arc < network.Arcs.Count; arc++) products.Open(arc, network.Arcs[arc].Probability);
        return products;
    }

    /// <summary>A copy of its own.</summary>
    public PairProducts Copy()
    {
        var copy = new PairProducts(_network);
        copy.Take(this);
        return copy;
    }

    /// <summary>Becomes a copy of another.</summary>
    public void Take(PairProducts other)
    {
        other._products.CopyTo(_products, 0);
        other._probabilities.CopyTo(_probabilities, 0);
        other._sources.CopyTo(_sources, 0);
        other._targets.CopyTo(_targets, 0);
        other._sums.CopyTo(_sums, 0);
        other._stale.CopyTo(_stale, 0);
    }

    /// <summary>The equivalent connectivity with more works; nothing is changed afterwards.</summary>
    public double EcWith(IReadOnlyList<int> works)
    {
        // What is known of the rows as they are is not worked out again when they come back.
        Ec();
        _trial.Begin(_sums, _stale, _sources, _targets);
        foreach (var work in works) Add(work);
        var ec = Ec();
        _trial.TakeBack(_products, _count, _probabilities, _sums, _stale, _sources, _targets);
        return ec;
    }

    /// <summary>Whether a work does anything for the network.</summary>
    public bool Improves(int work) => _network.Improvements[work].Count > 0;

    /// <summary>Does a work that is not yet done.</summary>
    public void Add(int work)
    {
        foreach (var improvement in _network.Improvements[work])
        {
            switch (improvement)
            {
                case ArcImprovement arc:
                    Open(arc.Arc, arc.Probability);
                    break;
                case VertexImprovement vertex:
                    _sources[vertex.Vertex] += vertex.SourceGain;
                    _targets[vertex.Vertex] += vertex.TargetGain;
                    for (var source = 0; source < _count; source++)
                        _sums[source] += _products[(source * _count) + vertex.Vertex] * vertex.TargetGain;
                    break;
            }
        }
    }

    /// <summary>The equivalent connectivity.</summary>
    public double Ec()
    {
        var sum = 0.0;
        for (var source = 0; source < _count; source++)
        {
            if (_sources[source] == 0) continue;
            if (_stale[source])
                (_sums[source], _stale[source]) = (Dot(_products.AsSpan(source * _count, _count)), false);
            sum += _sources[source] * _sums[source];
        }

        return Math.Sqrt(sum);
    }

    // In four sums, so that it does not depend on how many numbers a processor adds at once.
    double Dot(ReadOnlySpan<double> row)
    {
        var (one, two, three, four) = (0.0, 0.0, 0.0, 0.0);
        var at = 0;
        var targets = _targets.AsSpan(0, row.Length);
        for (; at + 4 <= row.Length; at += 4)
        {
            one += row[at] * targets[at];
            two += row[at + 1] * targets[at + 1];
            three += row[at + 2] * targets[at + 2];
            four += row[at + 3] * targets[at + 3];
        }

        for (; at < row.Length; at++) one += row[at] * targets[at];
        return one + two + (three + four);
    }

    void Open(int arc, double probability)
    {
        if (probability <= _probabilities[arc]) return;
        _trial.Keep(arc, _probabilities[arc]);
        _probabilities[arc] = probability;
        var (from, to) = (_network.Arcs[arc].From, _network.Arcs[arc].To);
        if (probability <= _products[(from * _count) + to]) return;
        var beyond = _products.AsSpan(to * _count, _count);
        for (var source = 0; source < _count; source++)
        {
            var before = _products[(source * _count) + from] * probability;
            if (before <= _products[(source * _count) + to]) continue;
            var row = _products.AsSpan(source * _count, _count);
            _trial.Keep(source, row);
            _stale[source] = true;
            var (factor, at) = (new Vector<double>(before), 0);
            for (; at + Vector<double>.Count <= _count; at += Vector<double>.Count)
                Vector.Max(new Vector<double>(row[at..]), factor * new Vector<double>(beyond[at..])).CopyTo(row[at..]);
            for (; at < _count; at++) row[at] = Math.Max(row[at], before * beyond[at]);
        }
    }
}
