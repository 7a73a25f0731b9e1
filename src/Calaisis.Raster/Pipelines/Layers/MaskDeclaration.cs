using Calaisis.Raster.Parameters;
using Calaisis.Raster.Resistance;

namespace Calaisis.Raster.Pipelines.Layers;

/// <summary>Where a layer may speak.</summary>
sealed record MaskDeclaration(LayerMask Mask, SourceUse Use)
{
    static readonly Key<string> Source = Key<string>.Required(
        "source", new TextSpec { Meaning = $"the name of a source" }, "The source that marks the cells", "industry");

    static readonly Key<IReadOnlyList<double>> Values = Key<IReadOnlyList<double>>.Optional(
        "values",
        new ListSpec<double>(new NumberSpec()),
        "Marks the cells that hold one of these values",
        "[111, 112]");

    static readonly Key<IReadOnlyList<double>> Range = Key<IReadOnlyList<double>>.Optional(
        "range",
        new ListSpec<double>(new OpenNumberSpec())
        {
            AtLeast = 2,
            AtMost = 2,
            Meaning = $"a list of 2 numbers (null leaves an end open)",
        },
        "Marks the cells whose value is at least the first and less than the second number",
        "[2, null]");

    static readonly Key<bool> Outside = Key<bool>.WithDefault(
        "outside", new FlagSpec(), false, "Lets the layer speak on all cells but the marked ones", "true");

    public static RecordSpec<MaskDeclaration> Spec { get; } = new(
        "mask",
        "Where a layer may speak: on the cells a source marks (all with data, when neither values nor range is given)",
        [Source, Values, Range, Outside],
        fields => Build(fields, $"this mask"));

    /// <summary>The same keys, without 'outside', for marked cells that serve something else.</summary>
    /// <param name="name">Name of what is declared.</param>
    /// <param name="meaning">What it is, for the reference.</param>
    /// <param name="where">Who reads the source, for messages.</param>
    /// <param name="make">Makes what is declared.</param>
    public static RecordSpec<T> SpecOf<T>(
        string name, string meaning, Sentence where, Func<LayerMask, SourceUse, T> make)
        where T : notnull => new(name, meaning, [Source, Values, Range], fields =>
        {
            var declared = Build(fields, where);
            return make(declared.Mask, declared.Use);
        });

    static MaskDeclaration Build(Fields fields, Sentence where)
    {
        var source = fields.Get(Source);
        var outside = fields.Get(Outside);
        if (fields.Has(Values) && fields.Has(Range))
            fields.Fault(Range, $"found both 'values' and 'range' in a mask, expected one of them");
        var mask = (fields.Find(Values), fields.Find(Range)) switch
        {
            ({ } values, _) => LayerMask.WhereValues(source, values, outside),
            (_, { } range) => LayerMask.WhereRange(
                source,
                double.IsNaN(range[0]) ? double.NegativeInfinity : range[0],
                double.IsNaN(range[1]) ? double.PositiveInfinity : range[1],
                outside),
            _ => LayerMask.WhereData(source, outside),
        };
        var use = new SourceUse(source, fields.MarkOf(Source), Holding.Anything);
        use.CheckLater(where, fields.Reading);
        return new MaskDeclaration(mask, use);
    }
}
