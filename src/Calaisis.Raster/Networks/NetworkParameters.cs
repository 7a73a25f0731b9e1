using Calaisis.Raster.Links;

namespace Calaisis.Raster.Networks;

/// <summary>What the indicators of a network are told.</summary>
public sealed record NetworkParameters
{
    /// <param name="distance">The cost at which the probability applies.</param>
    /// <param name="probability">
    /// Probability that a disperser covers it, between 0 and 1: 0.5 for a median distance, 0.05 for a greatest one.
    /// </param>
    /// <param name="beta">
    /// Exponent of areas in F, IF, CF and in betweenness: 1 for proportional, 0 for every patch alike.
    /// </param>
    /// <param name="studyAreaSquareMetres">The study area that PC and IIC are related to.</param>
    public NetworkParameters(LinkReach distance, double probability, double beta, double studyAreaSquareMetres)
    {
        ArgumentNullException.ThrowIfNull(distance);
        if (!(probability > 0 && probability < 1))
            throw new ArgumentOutOfRangeException(nameof(probability), probability, "must be between 0 and 1");
        if (!(beta >= 0) || !double.IsFinite(beta))
            throw new ArgumentOutOfRangeException(nameof(beta), beta, "must be a finite number of at least 0");
        if (!(studyAreaSquareMetres > 0) || !double.IsFinite(studyAreaSquareMetres))
        {
            throw new ArgumentOutOfRangeException(
                nameof(studyAreaSquareMetres), studyAreaSquareMetres, "must be a finite number above 0");
        }

        Distance = distance;
        Probability = probability;
        Beta = beta;
        StudyAreaSquareMetres = studyAreaSquareMetres;
    }

    public LinkReach Distance { get; }

    public double Probability { get; }

    public double Beta { get; }

    public double StudyAreaSquareMetres { get; }

    /// <summary>Exponent of areas in PC, EC and dPC, above 0; 1 for areas as they are.</summary>
    public double PcBeta
    {
        get;
        init => field = value > 0 && double.IsFinite(value)
            ? value
            : throw new ArgumentOutOfRangeException(nameof(value), value, "must be a finite number above 0");
    } = 1;

    /// <summary>Whether paths pay for crossing core areas; the graph then knows what that costs.</summary>
    public bool IntraPatch { get; init; }

    /// <summary>Indices beyond the usual ones.</summary>
    public NetworkIndices Indices { get; init; }

    /// <summary>The probability, and how the distance it applies to became a cost.</summary>
    public Sentence DispersalText => Sentence.Join("; ", DispersalParts());

    /// <summary>alpha of p = exp(-alpha cost): -ln(probability) / distance.</summary>
    public double Alpha => -Math.Log(Probability) / Distance.Cost;

    IEnumerable<Sentence> DispersalParts()
    {
        yield return $"p = {Probability} at {Distance.Formula}";
        if (IntraPatch) yield return $"paths pay for crossing core areas";
        if (!PcBeta.Equals(1.0)) yield return $"areas to the power of {PcBeta} in PC, EC and dPC";
        if (!Beta.Equals(1.0)) yield return $"areas to the power of {Beta} in F, IF and BC";
    }
}
