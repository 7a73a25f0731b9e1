using Calaisis.Raster.Comparison;
using Calaisis.Raster.Maps.Texts;
using Calaisis.Raster.Summaries;

namespace Calaisis.Raster.Maps.Report;

/// <summary>What the figures of summaries and of comparisons are called in a report, as it is set.</summary>
public static class FigureNames
{
    /// <summary>What a figure of a summary is called.</summary>
    public static string Of(SummaryFigure figure, Language language) =>
        figure.Title is { } title ? Typography.Set(title.In(language), language) : Of(figure.Name, language);

    /// <summary>A figure's name with its unit; one without a name stands under its own.</summary>
    public static string Of(string figure, Language language) =>
        FigureWords.Of(figure, language) is var words && words == figure ? figure : Typography.Set(words, language);
}
