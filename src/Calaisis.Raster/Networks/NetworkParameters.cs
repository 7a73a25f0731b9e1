using Calaisis.Raster.Links;

namespace Calaisis.Raster.Networks;

/// <summary>What the indicators of a network are told.</summary>
public sealed record NetworkParameters
{
    /// <param name="distance">The cost at which the probability applies.</param>
    /// <param name="probability">Probability that a disperser covers it, between 0 and 1: 0.5 for a median distance, 0.05 for a greatest one.</param>
    /// <param name="beta">Exponent of areas in F and in betweenness: 1 for proportional, 0 for every patch alike.</param>
    /// <param name="studyAreaSquareMetres">The study area that PC and IIC are related to.</param>
    public NetworkParameters(LinkReach distance, double probability, double beta, double studyAreaSquareMetres)
    {
        ArgumentNullException.ThrowIfNull(distance);
        if (!(probability > 0 && probability < 1)) throw new ArgumentOutOfRangeException(nameof(probability), probability, "must be between 0 and 1");
        if (!(beta >= 0) || !double.IsFinite(beta)) throw new ArgumentOutOfRangeException(nameof(beta), beta, "must be a finite number of at least 0");
        if (!(studyAreaSquareMetres > 0) || !double.IsFinite(studyAreaSquareMetres))
            throw new ArgumentOutOfRangeException(nameof(studyAreaSquareMetres), studyAreaSquareMetres, "must be a finite number above 0");
        Distance = distance;
        Probability = probability;
        Beta = beta;
        StudyAreaSquareMetres = studyAreaSquareMetres;
    }

    public LinkReach Distance { get; }

    public double Probability { get; }

    public double Beta { get; }

    public double StudyAreaSquareMetres { get; }

    /// <summary>alpha of p = exp(-alpha cost): -ln(probability) / distance.</summary>
    public double Alpha => -Math.Log(Probability) / Distance.Cost;
}
