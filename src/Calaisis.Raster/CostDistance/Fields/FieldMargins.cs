namespace Calaisis.Raster.CostDistance.Fields;

/// <summary>
/// How much wider than wanted fields are searched and kept, so that rounding cannot matter: of floors to single
/// precision (2^-23 of them) and of sums of n steps (n * 2^-53 of them). Between two neighbouring margins there is room
/// for a thousand million steps.
/// </summary>
static class FieldMargins
{
    /// <summary>Costs up to so many times a limit are kept.</summary>
    public const double Keep = 1 + (1.0 / (1 << 20));

    /// <summary>The search goes as far as so many times a limit.</summary>
    public const double Search = 1 + (1.0 / (1 << 19));

    /// <summary>The radii of two fields that are to meet add up to so many times their limit.</summary>
    public const double Radius = 1 + (1.0 / (1 << 18));

    /// <summary>The least number above 0, where a step can never help. Costs of 0 alone lie below it.</summary>
    public const double Nothing = double.Epsilon;
}
