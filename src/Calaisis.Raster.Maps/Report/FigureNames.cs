using Calaisis.Raster.Comparison;
using Calaisis.Raster.Maps.Texts;

namespace Calaisis.Raster.Maps.Report;

/// <summary>What the figures of summaries and of comparisons are called in a report, as it is set.</summary>
public static class FigureNames
{
    /// <summary>A figure's name with its unit; one without a name stands under its own.</summary>
    public static string Of(string figure, Language language) =>
        FigureWords.Of(figure, language) is var words && words == figure ? figure : Typography.Set(words, language);
}
