namespace Calaisis.Raster.CostDistance;

/// <summary>Start costs by label; labels without one start at 0.</summary>
public sealed class StartCosts
{
    readonly Dictionary<int, double> _costs = [];

    /// <summary>Every source starts at 0.</summary>
    public static StartCosts None { get; } = new([]);

    public StartCosts(IEnumerable<KeyValuePair<int, double>> costs)
    {
        ArgumentNullException.ThrowIfNull(costs);
        foreach (var (label, cost) in costs)
        {
            if (!double.IsFinite(cost) || cost < 0)
            {
                throw new ArgumentException(
                    $"the start cost of source {label} is a number from 0, not {cost}", nameof(costs));
            }

            _costs[label] = cost;
        }
    }

    public double this[int label] => _costs.GetValueOrDefault(label);
}
