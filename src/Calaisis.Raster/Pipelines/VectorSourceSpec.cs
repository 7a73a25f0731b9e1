using Calaisis.Raster.Parameters;
using Calaisis.Raster.Sources;

namespace Calaisis.Raster.Pipelines;

/// <summary><c>vector</c>: a layer whose features are burned on the grid.</summary>
public static class VectorSourceSpec
{
    static readonly NumberSpec Positive = new() { Above = 0 };

    internal static readonly Key<Location> Vector = Key<Location>.Required(
        "vector", new PathSpec($"a vector file or database that GDAL opens"), "The dataset", "networks.gpkg");

    static readonly Key<string> Layer = Key<string>.Optional(
        "layer", new TextSpec(), "Its layer, in a dataset with several", "troncon_de_route");

    static readonly Key<string> Where = Key<string>.Optional(
        "where", FilterSpec.Spec, "Only features for which this holds, in OGR SQL", "\"IMPORTANCE IN ('1', '2')\"");

    static readonly Key<string> ValueAttribute = Key<string>.Required(
        "attribute",
        new TextSpec(),
        "The attribute that holds the value of each feature: numbers, or texts that are numbered as classes",
        "NATURE");

    static readonly Key<BurnedValue> Value = Key<BurnedValue>.WithDefault(
        "value",
        new EitherSpec<BurnedValue>(
            new MappedSpec<double, BurnedValue>(new NumberSpec(), (number, _, _) => new BurnedValue(number, null)),
            new RecordSpec<BurnedValue>(
                "value by attribute",
                "The value of each feature from one of its attributes",
                [ValueAttribute],
                f => new BurnedValue(1, f.Get(ValueAttribute)))),
        new BurnedValue(1, null),
        "The value of the cells a feature covers: a number for all, or an attribute",
        "{ attribute: NATURE }");

    static readonly Key<string> WidthAttribute = Key<string>.Required(
        "attribute", new TextSpec(), "The numeric attribute that holds the width of each line in metres", "LARGEUR");

    static readonly Key<double> WidthDefault = Key<double>.Optional(
        "otherwise",
        Positive,
        "Width in metres where the attribute is empty or not above 0; such lines are an error without it",
        "6");

    static readonly Key<LineWidth> Width = Key<LineWidth>.Optional(
        "width",
        new EitherSpec<LineWidth>(
            new MappedSpec<double, LineWidth>(Positive, (metres, _, _) => new LineWidth(metres, null)),
            new RecordSpec<LineWidth>(
                "width by attribute",
                "The width of each line from one of its attributes",
                [WidthAttribute, WidthDefault],
                f => new LineWidth(f.FindValue(WidthDefault), f.Get(WidthAttribute)))),
        "Real width of lines in metres; lines are as thin as cells allow when left out",
        "{ attribute: LARGEUR, otherwise: 6 }");

    static readonly Key<double> Buffer = Key<double>.WithDefault(
        "buffer", new NumberSpec { AtLeast = 0 }, 0, "Enlarges every feature by so many metres on each side", "25");

    static readonly Key<bool> AllTouched = Key<bool>.WithDefault(
        "all-touched", new FlagSpec(), false,
        "Burns every cell a feature touches, not only those whose centre it covers", "true");

    static readonly Key<bool> Closed = Key<bool>.Optional(
        "closed",
        new FlagSpec(),
        "Lets no step of 4, 8 or 16 neighbours slip through: "
            + "also burns every cell that the middle of a line or the outline of a surface passes through; "
            + "lines are closed when it is left out, surfaces are not",
        "false");

    static readonly Key<string> OrderAttribute = Key<string>.Required(
        "attribute",
        new TextSpec(),
        "The attribute that orders drawing: its numbers, high ones on top, or the texts of 'values'",
        "LARGEUR");

    static readonly Key<IReadOnlyList<string>> OrderTexts = Key<IReadOnlyList<string>>.Optional(
        "values",
        new ListSpec<string>(new TextSpec()),
        "What the attribute holds, from the bottom up: their orders are 1, 2, 3...",
        "[Liaison locale, Liaison principale, Type autoroutier]");

    static readonly Key<double> OrderDefault = Key<double>.Optional(
        "otherwise", new NumberSpec(), "The order of features whose attribute is empty or holds none of the values; "
            + "such features are an error without it", "0");

    static readonly Key<DrawingOrder> Order = Key<DrawingOrder>.Optional(
        "order",
        new EitherSpec<DrawingOrder>(
            new MappedSpec<string, DrawingOrder>(
                new TextSpec(), (attribute, _, _) => new DrawingOrder(attribute, null, null)),
            new RecordSpec<DrawingOrder>(
                "order by attribute",
                "Which features lie on top, by one of their attributes",
                [OrderAttribute, OrderTexts, OrderDefault],
                BuildOrder)),
        "Which features lie on top: a numeric attribute, high values on top, "
            + "or the texts of one from the bottom up; file order when left out",
        "RANG");

    static readonly Key<Legend> LegendKey = Key<Legend>.Optional(
        "legend", LegendSpec.ByName, "The legend whose codes the attribute holds", "ocs2d-cs");

    /// <summary>The keys that say how features are burned, beside the dataset.</summary>
    public static IReadOnlyList<Key> BurnKeys { get; } =
        [Layer, Where, Value, Width, Buffer, AllTouched, Closed, Order, LegendKey, SourceKeys.Encoding, SourceKeys.Crs];

    public static RecordSpec<SourceSettings> Spec { get; } = new(
        "vector source",
        "A vector layer, burned on the grid: cells its features cover take a value, the others have none",
        [Vector, .. BurnKeys, SourceKeys.Title, SourceKeys.Credit, SourceKeys.Edits],
        fields => Build(fields, "", fields.Get(Vector)));

    /// <summary>The settings that a record with <see cref="BurnKeys"/> describes.</summary>
    public static VectorSourceSettings Build(Fields fields, string name, Location dataset)
    {
        var value = fields.Get(Value);
        var width = fields.Find(Width);
        var order = fields.Find(Order);
        return new VectorSourceSettings(name, dataset.Full)
        {
            DeclaredPath = dataset.Declared,
            Layer = fields.Find(Layer),
            Where = fields.Find(Where),
            WhereAt = new(fields.PlaceOf(Where)),
            At = new(fields.Place),
            Encoding = fields.Find(SourceKeys.Encoding),
            Value = value.Number,
            ValueAttribute = value.Attribute,
            WidthMetres = width?.Metres,
            WidthAttribute = width?.Attribute,
            BufferMetres = fields.Get(Buffer),
            AllTouched = fields.Get(AllTouched),
            Closed = fields.FindValue(Closed),
            OrderAttribute = order?.Attribute,
            OrderTexts = order?.Texts,
            OrderOtherwise = order?.Otherwise,
            Legend = fields.Find(LegendKey),
            DeclaredCrs = fields.Find(SourceKeys.Crs),
            DeclaredTitle = fields.Find(SourceKeys.Title),
            Credit = fields.Find(SourceKeys.Credit),
            Edits = fields.Get(SourceKeys.Edits),
        };
    }

    sealed record BurnedValue(double Number, string? Attribute)
    {
        public override string ToString() => FormattableString.Invariant($"{Number}");
    }

    sealed record LineWidth(double? Metres, string? Attribute);

    static DrawingOrder BuildOrder(Fields fields)
    {
        var texts = fields.Find(OrderTexts);
        if (texts?.GroupBy(text => text.Trim(), StringComparer.OrdinalIgnoreCase)
            .FirstOrDefault(same => same.Count() > 1) is { } twice)
        {
            fields.Fault(
                OrderTexts, $"found '{twice.Key}' twice, expected each value once: which of its places counts?");
        }

        return new DrawingOrder(fields.Get(OrderAttribute), texts, fields.FindValue(OrderDefault));
    }

    sealed record DrawingOrder(string Attribute, IReadOnlyList<string>? Texts, double? Otherwise);
}
