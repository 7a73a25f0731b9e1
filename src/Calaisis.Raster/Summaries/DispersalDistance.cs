using Calaisis.Raster.Networks;

namespace Calaisis.Raster.Summaries;

/// <summary>The distance at which dispersal has its probability, and how it became a cost.</summary>
/// <param name="Conversion">The rule, as pipeline files name it; <c>cost</c> where a cost was declared.</param>
/// <param name="Metres">The declared metres; null where a cost was declared.</param>
/// <param name="Cost">What they cost.</param>
/// <param name="Unit">The unit of the cost.</param>
/// <param name="Probability">Probability to cover it.</param>
/// <param name="Fit">The line that made it; null for other rules.</param>
/// <param name="Text">All of it in one line, in the language of the pipeline.</param>
public sealed record DispersalDistance(
    string Conversion, double? Metres, double Cost, string Unit, double Probability, DispersalFit? Fit, string Text)
{
    /// <summary>That of a network.</summary>
    /// <param name="parameters">What the network was told.</param>
    /// <param name="language">That of the text.</param>
    public static DispersalDistance Of(NetworkParameters parameters, Language language)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        var distance = parameters.Distance;
        return new DispersalDistance(
            distance.RuleName,
            distance.Declared.Metres,
            distance.Cost,
            distance.Unit,
            parameters.Probability,
            distance.Fit is { } fit ? new DispersalFit(fit.A, fit.B, fit.RSquared, fit.Links) : null,
            parameters.DispersalText.In(language));
    }
}

/// <summary>ln(cost) = intercept + slope ln(metres).</summary>
/// <param name="Intercept">Its intercept.</param>
/// <param name="Slope">Its slope.</param>
/// <param name="RSquared">Share of the variance that it explains, 0 to 1.</param>
/// <param name="Links">How many links it was fitted on.</param>
public sealed record DispersalFit(double Intercept, double Slope, double RSquared, int Links);
