namespace Calaisis.Raster.Works;

/// <summary>A set of works with the networks that it makes, to which works are added.</summary>
sealed class ChoiceState
{
    readonly ChoiceGoal _goal;
    readonly PairProducts[] _products;
    readonly double[] _ec;

    ChoiceState(ChoiceGoal goal, PairProducts[] products) =>
        (_goal, _products, _ec) = (goal, products, new double[products.Length]);

    /// <summary>No work.</summary>
    public static ChoiceState Of(ChoiceGoal goal) => new(goal, [.. goal.Networks.Select(PairProducts.Of)]);

    /// <summary>The works that are done.</summary>
    public WorkSet Works { get; private set; }

    /// <summary>A copy of its own.</summary>
    public ChoiceState Copy() =>
        new(_goal, Array.ConvertAll(_products, products => products.Copy())) { Works = Works };

    /// <summary>Becomes a copy of another.</summary>
    public void Take(ChoiceState other)
    {
        for (var i = 0; i < _products.Length; i++) _products[i].Take(other._products[i]);
        Works = other.Works;
    }

    /// <summary>Does works; those that are done already stay done.</summary>
    public void Add(WorkSet works)
    {
        foreach (var work in works.Works)
        {
            if (Works.Contains(work)) continue;
            foreach (var products in _products) products.Add(work);
            Works = Works.With(work);
        }
    }

    /// <summary>What the goal comes to.</summary>
    public double Value()
    {
        for (var i = 0; i < _products.Length; i++) _ec[i] = _products[i].Ec();
        return _goal.ValueOf(_ec);
    }
}
