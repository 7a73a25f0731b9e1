namespace Calaisis.Raster.Works;

/// <summary>
/// Branch and bound: more works never connect less, so what is chosen together with every work that still fits alone
/// bounds all that can be chosen. Works are decided in one order, those that gain most for their cost first.
/// </summary>
sealed class ChoiceProof(ChoiceValues values, long nodes)
{
    // Two ways of adding the same works differ in the last bits.
    const double Rounding = 1e-12;

    readonly WorkList _works = values.Works;
    readonly int[] _order = OrderOf(values);
    readonly double[] _costs = [.. values.Works.All.Select(work => work.Cost)];
    double _budget;
    double _value;
    double _open;
    long _left;
    WorkSet _best;

    /// <summary>The best choice within a budget, and what bounds it.</summary>
    /// <param name="start">A possible choice within the budget.</param>
    /// <param name="budget">What may be spent.</param>
    /// <param name="cancel">Stops it.</param>
    public (WorkSet Works, double Bound, bool IsProved) Of(WorkSet start, double budget, CancellationToken cancel)
    {
        (_budget, _best, _value, _open, _left) = (budget, start, values.Of(start), 0, nodes);
        var state = values.Before();
        state.Add(_works.Fixed);
        Branch(state, _works.Banned, 0, cancel);
        return (_best, Math.Max(_open, _value), _left >= 0);
    }

    // With one work decided after the other: chosen in the state, or out.
    void Branch(ChoiceState state, WorkSet outside, int next, CancellationToken cancel)
    {
        cancel.ThrowIfCancellationRequested();
        var spent = _works.CostOf(state.Works);
        var fitting = WorkSet.None;
        for (var i = next; i < _order.Length; i++)
        {
            var work = _order[i];
            if (!state.Works.Contains(work) && !outside.Contains(work) && spent + _costs[work] <= _budget)
                fitting = fitting.With(work);
        }

        var all = state.Works.Union(fitting);
        var bound = values.Of(state, fitting);
        if (bound <= _value * (1 + Rounding)) return;
        if (_left-- <= 0)
        {
            _open = Math.Max(_open, bound);
            return;
        }

        if (_works.IsPossible(all) && _works.CostOf(all) <= _budget)
        {
            (_best, _value) = (all, bound);
            return;
        }

        while (next < _order.Length && !fitting.Contains(_order[next])) next++;
        if (next == _order.Length) return;
        Include(state, outside, next, cancel);
        var without = outside.Union(_works.NeedingOf(_order[next]));
        if (!without.Overlaps(state.Works)) Branch(state, without, next + 1, cancel);
    }

    void Include(ChoiceState state, WorkSet outside, int next, CancellationToken cancel)
    {
        var needs = _works.NeedsOf(_order[next]);
        var with = state.Works.Union(needs);
        if (needs.Overlaps(outside) || _works.CostOf(with) > _budget) return;
        var ruledOut = needs.Works.SelectMany(need => _works.RuledOutBy(need).Works)
            .Aggregate(outside, (set, work) => set.Union(_works.NeedingOf(work)));
        if (ruledOut.Overlaps(with)) return;
        var chosen = state.Copy();
        chosen.Add(needs);
        if (values.Of(chosen, WorkSet.None) is var value && value > _value && _works.IsPossible(with))
            (_best, _value) = (with, value);
        Branch(chosen, ruledOut, next + 1, cancel);
    }

    static int[] OrderOf(ChoiceValues values)
    {
        var works = values.Works;
        var before = values.Of(works.Fixed);
        var gains = works.All.Select((work, i) => (
            Place: i, PerCost: (values.Of(works.Fixed.Union(WorkSet.None.With(i))) - before) / work.Cost)).ToList();
        return [.. gains.OrderByDescending(gain => gain.PerCost).ThenBy(gain => gain.Place).Select(gain => gain.Place)];
    }
}
