namespace Calaisis.Raster.Works;

/// <summary>What sets of works come to, each worked out once, and the best that was met for its cost.</summary>
sealed class ChoiceValues
{
    readonly Dictionary<WorkSet, double> _known = [];
    readonly ChoiceState _before;

    public ChoiceValues(ChoiceGoal goal, WorkList works) => (Works, _before) = (works, ChoiceState.Of(goal));

    public WorkList Works { get; }

    /// <summary>How many sets have been worked out.</summary>
    public long Count => _known.Count;

    /// <summary>All possible sets that were met.</summary>
    public IEnumerable<(WorkSet Works, double Value)> Met => _known.Select(one => (one.Key, one.Value));

    /// <summary>The state without works, as a copy.</summary>
    public ChoiceState Before() => _before.Copy();

    /// <summary>What a set comes to.</summary>
    public double Of(WorkSet works)
    {
        if (_known.TryGetValue(works, out var value)) return value;
        return _known[works] = _before.ValueWith(works);
    }

    /// <summary>The same, from a state that holds some of the works.</summary>
    public double Of(ChoiceState some, WorkSet works)
    {
        var whole = some.Works.Union(works);
        if (_known.TryGetValue(whole, out var value)) return value;
        return _known[whole] = some.ValueWith(works);
    }
}
