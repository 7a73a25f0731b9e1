using Calaisis.Raster.Parameters;
using Calaisis.Raster.Sources;

namespace Calaisis.Raster.Pipelines.Scenarios;

/// <summary>
/// <c>change</c>: arithmetic on a quantity, or another class, inside zones or everywhere: lamps dimmed, ground opened.
/// </summary>
static class ChangeEdit
{
    static readonly Key<string> Change = EditKeys.Source("change", "The source whose values change", "light");

    static readonly Key<double> Multiply = Key<double>.Optional(
        "multiply", new NumberSpec { AtLeast = 0 }, "Multiplies each value by this", "0.4");

    static readonly Key<double> Add = Key<double>.Optional("add", new NumberSpec(), "Adds this to each value", "-0.5");

    static readonly Key<double> Cap = Key<double>.Optional("cap", new NumberSpec(), "Values above become this", "5");

    static readonly Key<double> Set = Key<double>.Optional(
        "set", new NumberSpec(), "All values become this, gaps too", "0");

    static readonly Key<EditArea> In = Key<EditArea>.Optional(
        "in", EditAreaSpec.Spec, "Where; everywhere when left out",
        "{ vector: units.gpkg, layer: commune, name: NOM, names: [Guînes, Ardres] }");

    static readonly (Key<double> Key, CellOperation Operation)[] Operations =
    [
        (Multiply, CellOperation.Multiply), (Add, CellOperation.Add), (Cap, CellOperation.Cap),
        (Set, CellOperation.Set),
    ];

    /// <summary>The numbers that leave every value as it is.</summary>
    static readonly (Key<double> Key, double Value)[] Neutral = [(Multiply, 1), (Add, 0)];

    public static RecordSpec<SourceEdit> Spec { get; } = new(
        "change edit",
        "Changes the values of a source, inside an area or everywhere, "
            + "by exactly one of multiply, add, cap, set and class",
        [Change, Multiply, Add, Cap, Set, EditKeys.Class, EditKeys.Only, In],
        Build);

    static CellEdit Build(Fields fields)
    {
        var hasClass = fields.Has(EditKeys.Class);
        var given = Operations.Where(candidate => fields.Has(candidate.Key)).ToList();
        var count = given.Count + (hasClass ? 1 : 0);
        if (count != 1)
        {
            fields.Reading.Add(
                fields.Mark,
                $"found {count} of the keys multiply, add, cap, set and class in one change, expected exactly one");
        }

        foreach (var (neutral, without) in Neutral.Where(pair => fields.FindValue(pair.Key) == pair.Value))
        {
            fields.Fault(neutral, $"found '{neutral.Name}: {without}', which changes nothing: "
                + $"give another number, or take the edit out");
        }

        var source = EditKeys.Use(
            fields, Change, hasClass || fields.Has(EditKeys.Only) ? Holding.Classes : Holding.Values);
        var (key, operation) = given.Count == 0 ? (Set, CellOperation.Set) : given[0];
        return new CellEdit(EditKeys.PlaceOf(fields, source))
        {
            Area = fields.Find(In),
            Operation = operation,
            Operand = fields.FindValue(key) ?? 0,
            Class = fields.Find(EditKeys.Class),
            Only = fields.Find(EditKeys.Only) ?? [],
        };
    }
}
