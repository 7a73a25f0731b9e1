using Calaisis.Raster.Parameters;
using Calaisis.Raster.Sources;

namespace Calaisis.Raster.Pipelines;

/// <summary><c>vector</c>: a layer whose features are burned on the grid.</summary>
public static class VectorSourceSpec
{
    static readonly NumberSpec Positive = new() { Above = 0 };

    internal static readonly Key<Location> Vector = Key<Location>.Required(
        "vector", new PathSpec("a vector file or database that GDAL opens"), "The dataset", "networks.gpkg");

    static readonly Key<string> Layer = Key<string>.Optional(
        "layer", new TextSpec(), "Its layer, in a dataset with several", "troncon_de_route");

    static readonly Key<string> Where = Key<string>.Optional(
        "where", new TextSpec(), "Only features for which this holds, in OGR SQL", "\"IMPORTANCE IN ('1', '2')\"");

    static readonly Key<string> ValueAttribute = Key<string>.Required(
        "attribute", new TextSpec(), "The attribute that holds the value of each feature: numbers, or texts that are numbered as classes", "NATURE");

    static readonly Key<BurnedValue> Value = Key<BurnedValue>.WithDefault(
        "value",
        new EitherSpec<BurnedValue>(
            new MappedSpec<double, BurnedValue>(new NumberSpec(), (number, _, _) => new BurnedValue(number, null)),
            new RecordSpec<BurnedValue>(
                "value by attribute", "The value of each feature from one of its attributes", [ValueAttribute], f => new BurnedValue(1, f.Get(ValueAttribute)))),
        new BurnedValue(1, null),
        "The value of the cells a feature covers: a number for all, or an attribute",
        "{ attribute: NATURE }");

    static readonly Key<string> WidthAttribute = Key<string>.Required(
        "attribute", new TextSpec(), "The numeric attribute that holds the width of each line in metres", "LARGEUR");

    static readonly Key<double> WidthDefault = Key<double>.Optional(
        "otherwise", Positive, "Width in metres where the attribute is empty or not above 0; such lines are an error without it", "6");

    static readonly Key<LineWidth> Width = Key<LineWidth>.Optional(
        "width",
        new EitherSpec<LineWidth>(
            new MappedSpec<double, LineWidth>(Positive, (metres, _, _) => new LineWidth(metres, null)),
            new RecordSpec<LineWidth>(
                "width by attribute", "The width of each line from one of its attributes", [WidthAttribute, WidthDefault], f => new LineWidth(f.FindValue(WidthDefault), f.Get(WidthAttribute)))),
        "Real width of lines in metres; lines are one cell thin when left out",
        "{ attribute: LARGEUR, otherwise: 6 }");

    static readonly Key<double> Buffer = Key<double>.WithDefault(
        "buffer", new NumberSpec { AtLeast = 0 }, 0, "Enlarges every feature by so many metres on each side", "25");

    static readonly Key<bool> AllTouched = Key<bool>.WithDefault(
        "all-touched", new FlagSpec(), false, "Burns every cell a feature touches, not only those whose centre it covers", "true");

    static readonly Key<string> Order = Key<string>.Optional(
        "order", new TextSpec(), "The numeric attribute that orders drawing, high values on top; file order when left out", "RANG");

    static readonly Key<Legend> LegendKey = Key<Legend>.Optional(
        "legend", LegendSpec.ByName, "The legend whose codes the attribute holds", "ocs2d-cs");

    /// <summary>The keys that say how features are burned, beside the dataset.</summary>
    public static IReadOnlyList<Key> BurnKeys { get; } = [Layer, Where, Value, Width, Buffer, AllTouched, Order, LegendKey, SourceKeys.Crs];

    public static RecordSpec<SourceSettings> Spec { get; } = new(
        "vector source",
        "A vector layer, burned on the grid: cells its features cover take a value, the others have none",
        [Vector, .. BurnKeys, SourceKeys.Credit, SourceKeys.Edits],
        fields => Build(fields, "", fields.Get(Vector)));

    /// <summary>The settings that a record with <see cref="BurnKeys"/> describes.</summary>
    public static VectorSourceSettings Build(Fields fields, string name, Location dataset)
    {
        var value = fields.Get(Value);
        var width = fields.Find(Width);
        return new VectorSourceSettings(name, dataset.Full)
        {
            DeclaredPath = dataset.Declared,
            Layer = fields.Find(Layer),
            Where = fields.Find(Where),
            Value = value.Number,
            ValueAttribute = value.Attribute,
            WidthMetres = width?.Metres,
            WidthAttribute = width?.Attribute,
            BufferMetres = fields.Get(Buffer),
            AllTouched = fields.Get(AllTouched),
            OrderAttribute = fields.Find(Order),
            Legend = fields.Find(LegendKey),
            DeclaredCrs = fields.Find(SourceKeys.Crs),
            Credit = fields.Find(SourceKeys.Credit),
            Edits = fields.Get(SourceKeys.Edits),
        };
    }

    sealed record BurnedValue(double Number, string? Attribute)
    {
        public override string ToString() => FormattableString.Invariant($"{Number}");
    }

    sealed record LineWidth(double? Metres, string? Attribute);
}
