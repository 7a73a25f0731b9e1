using System.Text.Json;
using Calaisis.Raster.Operation.Running;
using Calaisis.Raster.Packages;
using Calaisis.Raster.Summaries;

namespace Calaisis.Raster.Processing.Steps;

/// <summary>Sentences that an operation has on a trame, for the report.</summary>
/// <param name="Operation">The name of the operation that makes it.</param>
/// <param name="File">Its name in the trame's folder.</param>
sealed record TrameRemarks(string Operation, string File) : TrameResult(Operation, File);

/// <summary>
/// A number that an operation has on each feature of a layer of the package, which becomes a column of it.
/// </summary>
/// <param name="Operation">The name of the operation that makes it.</param>
/// <param name="File">Its name in the trame's folder: a JSON object of numbers by id.</param>
/// <param name="Column">The layer, and what the column is called there.</param>
sealed record TrameColumn(string Operation, string File, GivenColumn Column) : TrameResult(Operation, File)
{
    /// <summary>The column with the numbers that a step has written.</summary>
    public GivenColumn Read(StepPlace place) => Column with
    {
        ById = JsonSerializer.Deserialize<Dictionary<int, double>>(System.IO.File.ReadAllBytes(In(place)))!,
    };
}

/// <summary>A figure that an operation has on a trame, which stands in its summary.</summary>
/// <param name="Operation">The name of the operation that makes it.</param>
/// <param name="File">Its name in the trame's folder: JSON, a <see cref="GivenFigure"/>.</param>
/// <param name="Name">As the summary writes it, with the unit at its end where it has one.</param>
/// <param name="Title">What people read, with its unit.</param>
/// <param name="Unit">Empty for pure numbers.</param>
sealed record TrameFigure(
    string Operation, string File, string Name, Sentence Title, string Unit) : TrameResult(Operation, File)
{
    /// <summary>The figures of territory and extent with the number that a step has written.</summary>
    public TrameSummary AddTo(TrameSummary summary, StepPlace place)
    {
        var given = JsonSerializer.Deserialize<GivenFigure>(System.IO.File.ReadAllBytes(In(place)))!;
        var first = summary.Extent is null ? given.Extent : given.Territory ?? double.NaN;
        return summary with
        {
            More = [.. summary.More, FigureOf(first)],
            Extent = summary.Extent is { } extent
                ? extent with { More = [.. extent.More, FigureOf(given.Extent)] }
                : null,
        };
    }

    SummaryFigure FigureOf(double value) => new(Name, value, Unit, IsWhole: false);
}

/// <summary>A figure of a trame.</summary>
/// <param name="Extent">Of the whole extent.</param>
/// <param name="Territory">Of the territory; null where none is declared.</param>
sealed record GivenFigure(double Extent, double? Territory);
