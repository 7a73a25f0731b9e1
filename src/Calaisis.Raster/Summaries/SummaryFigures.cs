using Calaisis.Raster.Tables;

namespace Calaisis.Raster.Summaries;

/// <summary>One number of a summary under the name that JSON and CSV share.</summary>
/// <param name="Name">With the unit at its end where it has one.</param>
/// <param name="Value">NaN for none.</param>
/// <param name="Unit">Empty for counts and pure numbers.</param>
/// <param name="IsWhole">Whether it is a count.</param>
public sealed record SummaryFigure(string Name, double Value, string Unit, bool IsWhole)
{
    /// <summary>What people read, with its unit; null where only its name is known.</summary>
    public Sentence? Title { get; init; }

    /// <summary>Whether it rests on the probability to disperse.</summary>
    public bool IsOfDispersal { get; init; }
}

/// <summary>The numbers of summaries as lists, in the order they are written.</summary>
public static class SummaryFigures
{
    public static IReadOnlyList<SummaryFigure> Of(AreaFigures area)
    {
        ArgumentNullException.ThrowIfNull(area);
        return
        [
            .. Of(area, FigureColumns.Area(area.CostUnit)),
            .. area.Network is { } network ? Of(network, FigureColumns.Network) : [],
            .. area.More,
        ];
    }

    public static IReadOnlyList<SummaryFigure> Of(ZoneSummary zone) => [.. Of(zone, FigureColumns.Zone)];

    static IEnumerable<SummaryFigure> Of<T>(T of, IReadOnlyList<Column<T>> columns) =>
        from column in columns
        let value = column.Get(of)
        where value is not null || !column.IsOptional
        select new SummaryFigure(column.Name, Number(value), column.Unit, column.Type == ColumnType.WholeNumber)
        {
            Title = column.Title,
            IsOfDispersal = FigureColumns.OfDispersal.Contains(column.Name),
        };

    static double Number(object? value) => value switch
    {
        double number => number,
        long count => count,
        _ => double.NaN,
    };
}
