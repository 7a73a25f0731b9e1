using Calaisis.Raster.Faults;
using Calaisis.Raster.Habitats.Rules;
using Calaisis.Raster.Parameters;
using Calaisis.Raster.Sources;

namespace Calaisis.Raster.Pipelines.Conditions;

/// <summary>
/// From the legend of its source, null where it has none or is not known yet, to a test on its cells.
/// </summary>
/// <exception cref="PipelineException">A code is in no legend.</exception>
delegate CellTest LaterTest(Legend? legend);

/// <summary>
/// The keys that say which cells of a source count, by their value; shared by habitats and obstacles.
/// </summary>
static class CellTestKeys
{
    static readonly Key<IReadOnlyList<ClassValue>> Values = Key<IReadOnlyList<ClassValue>>.Optional(
        "values",
        new ListSpec<ClassValue>(new ClassValueSpec()),
        "Cells with one of these classes: numbers in the cells, or codes of the source's legend",
        "[231, \"CS1.1.2\"]");

    static readonly Key<double> Below = Key<double>.Optional(
        "below", new NumberSpec(), "Cells with less than this", "2");

    static readonly Key<double> Above = Key<double>.Optional(
        "above", new NumberSpec(), "Cells with more than this", "5");

    static readonly Key<IReadOnlyList<double>> Between = Key<IReadOnlyList<double>>.Optional(
        "between",
        new ListSpec<double>(new NumberSpec())
        {
            AtLeast = 2,
            AtMost = 2,
            Meaning = $"a list of 2 numbers: smallest and largest value",
        },
        "Cells from the first number to the second, both included",
        "[311, 313]");

    /// <summary>All of them; at most one may be given, and without any every cell with data counts.</summary>
    public static IReadOnlyList<Key> All { get; } = [Values, Below, Above, Between];

    /// <summary>The test that a record with these keys asks for, once the legend is known.</summary>
    public static LaterTest Build(Fields fields)
    {
        var given = All.Where(fields.Has).ToList();
        if (given.Count > 1)
        {
            fields.Fault(given[1], $"found both '{given[0].Name}' and '{given[1].Name}', "
                + $"expected one of {string.Join(", ", All.Select(key => key.Name))}");
            return _ => CellTest.WithData;
        }

        if (fields.Find(Values) is { } values) return ByClass(values, fields);
        var test = (fields.FindValue(Below), fields.FindValue(Above), fields.Find(Between)) switch
        {
            ({ } below, _, _) => CellTest.Below(below),
            (_, { } above, _) => CellTest.Above(above),
            (_, _, { } between) => CellTest.Between(between[0], between[1]),
            _ => CellTest.WithData,
        };
        return _ => test;
    }

    static LaterTest ByClass(IReadOnlyList<ClassValue> values, Fields fields)
    {
        var (place, mark) = (fields.Reading.PlaceOf(fields.MarkOf(Values)), fields.MarkOf(Values));
        return legend => CellTest.OneOf([.. values.Select(value => NumberOf(value, legend, place, mark))]);
    }

    static double NumberOf(ClassValue value, Legend? legend, string place, Mark mark)
    {
        if (value.Code is not { } code) return value.Number;
        if (legend?.WithCode(code) is { } found) return found.Value;
        var codes = legend?.Classes.Select(known => known.Code).ToList() ?? [];
        var more = codes.Count > 30 ? $" and {codes.Count - 30} more" : Sentence.Empty;
        var message = legend is null
            ? (Sentence)($"found the code '{code}', but the source has no legend to look it up in: "
                + $"write the number in its cells")
            : $"found the code '{code}', which is none of {legend.Name}{Spelling.DidYouMean(code, codes)} "
                + $"(it has: {string.Join(", ", codes.Take(30))}{more})";
        throw new PipelineException([new Fault(place, mark.Line, mark.Column, message)]);
    }
}
