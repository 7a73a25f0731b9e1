namespace Calaisis.Raster.Works;

/// <summary>A set of works with the networks that it makes, to which works are added.</summary>
sealed class ChoiceState
{
    readonly ChoiceGoal _goal;
    readonly PairProducts[] _products;
    readonly double[] _ec;
    readonly double?[] _own;

    ChoiceState(ChoiceGoal goal, PairProducts[] products)
    {
        (_goal, _products) = (goal, products);
        (_ec, _own) = (new double[products.Length], new double?[products.Length]);
    }

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
        other._own.CopyTo(_own, 0);
        Works = other.Works;
    }

    /// <summary>Does works; those that are done already stay done.</summary>
    public void Add(WorkSet works)
    {
        foreach (var work in works.Works)
        {
            if (Works.Contains(work)) continue;
            for (var i = 0; i < _products.Length; i++)
            {
                if (!_products[i].Improves(work)) continue;
                _products[i].Add(work);
                _own[i] = null;
            }

            Works = Works.With(work);
        }
    }

    /// <summary>What the goal comes to.</summary>
    public double Value()
    {
        for (var i = 0; i < _products.Length; i++) _ec[i] = Own(i);
        return _goal.ValueOf(_ec);
    }

    /// <summary>
    /// What it would come to with more works; networks that they leave as they are cost nothing.
    /// </summary>
    public double ValueWith(WorkSet works)
    {
        var more = works.Works.Where(work => !Works.Contains(work)).ToList();
        for (var i = 0; i < _products.Length; i++)
        {
            var own = more.FindAll(_products[i].Improves);
            _ec[i] = own.Count == 0 ? Own(i) : _products[i].EcWith(own);
        }

        return _goal.ValueOf(_ec);
    }

    double Own(int network) => _own[network] ??= _products[network].Ec();
}
