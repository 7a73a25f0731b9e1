using Calaisis.Raster.Faults;

namespace Calaisis.Raster.Resistance;

/// <summary>What a table layer does with a class that is in the data but not in the table.</summary>
public sealed record UnlistedRule
{
    UnlistedRule(bool isError, float resistance)
    {
        IsError = isError;
        Resistance = resistance;
    }

    /// <summary>The run fails and names the class: a table is expected to know its data.</summary>
    public static UnlistedRule Error { get; } = new(true, float.NaN);

    /// <summary>The layer says nothing there.</summary>
    public static UnlistedRule Ignore { get; } = new(false, float.NaN);

    public bool IsError { get; }

    /// <summary>The resistance of such cells; NaN where the layer says nothing.</summary>
    public float Resistance { get; }

    /// <summary>Such cells get a declared resistance: above 0, infinite for a barrier.</summary>
    public static UnlistedRule Value(double resistance) => resistance > 0
        ? new(false, (float)resistance)
        : throw new UnfitException($"'unlisted' is {resistance}, expected a resistance above 0, 'ignore' or 'error'");
}
