namespace Calaisis.Raster.Pipelines.Scenarios;

/// <summary>What features on the grid come to; a feature counts once, whatever it is made of.</summary>
/// <param name="Points">How many are points.</param>
/// <param name="Lines">How many are lines.</param>
/// <param name="LineMetres">Their length in all, stretches beyond the grid too.</param>
/// <param name="Areas">How many are areas.</param>
/// <param name="AreaSquareMetres">Their size in all; where two overlap, both count.</param>
public sealed record MeasuredFeatures(int Points, int Lines, double LineMetres, int Areas, double AreaSquareMetres)
{
    public int Count => Points + Lines + Areas;
}
