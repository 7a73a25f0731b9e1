using Calaisis.Raster.Parameters;
using Calaisis.Raster.Pipelines.Scenarios;
using Calaisis.Raster.Resistance;

namespace Calaisis.Raster.Pipelines.Layers;

/// <summary>How a table layer changes values of its friction table.</summary>
static class FrictionAdjustmentSpec
{
    /// <summary>The names of its keys, for documents that are made by the program.</summary>
    public const string ClassesName = "classes";
    public const string FactorName = "factor";

    static readonly Key<IReadOnlyList<string>> Classes = Key<IReadOnlyList<string>>.WithDefault(
        ClassesName,
        new ListSpec<string>(new ClassCodeSpec()),
        [],
        "The classes whose values change; all when left out",
        "[\"6.3.0\"]");

    static readonly Key<double> Factor = Key<double>.Optional(
        FactorName, new NumberSpec { Above = 0 }, "Multiplies resistances; barriers and empty cells stay", "0.5");

    static readonly Key<double> Value = Key<double>.Optional(
        "value", CurveSpecs.Resistance, "What they become instead: a resistance or barrier", "20");

    public static RecordSpec<FrictionAdjustment> Spec { get; } = new(
        "adjustment", "Changes values of a friction table, by a factor or to a value", [Classes, Factor, Value], Build);

    static FrictionAdjustment Build(Fields fields)
    {
        if (fields.Has(Factor) == fields.Has(Value))
        {
            fields.Reading.Add(fields.Mark, $"found "
                + $"{(fields.Has(Value) ? (Sentence)$"both 'factor' and 'value'" : $"neither 'factor' nor 'value'")}, "
                + $"expected one of them");
        }

        return new FrictionAdjustment(fields.Get(Classes), fields.FindValue(Factor), fields.FindValue(Value) ?? 1);
    }
}
