using Calaisis.Samples.Ground;

namespace Calaisis.Samples.Geography;

/// <summary>A town, village or hamlet.</summary>
/// <param name="Insee">INSEE code of the commune whose chief place it is; empty for hamlets and far towns.</param>
/// <param name="Population">Rounded number of inhabitants.</param>
/// <param name="Epci">The intercommunal body (2007-2013) if it belongs to the Pays du Calaisis, else empty.</param>
sealed record Place(string Insee, string Name, Point Position, int Population, string Epci)
{
    /// <summary>Radius of the built-up area if it were round: 400 m for 1 000 inhabitants.</summary>
    public double RadiusMetres { get; } = 400 * Math.Round(Math.Pow(Population / 1000.0, 0.45), 3);
}
