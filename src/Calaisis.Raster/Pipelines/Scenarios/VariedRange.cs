using Calaisis.Raster.Parameters;
using Calaisis.Raster.Pipelines.Layers;
using Calaisis.Raster.Sources;

namespace Calaisis.Raster.Pipelines.Scenarios;

/// <summary>
/// A range within which a parameter is drawn. Pure: a number from 0 to 1 makes a value, a value changes a document.
/// </summary>
/// <param name="Mark">Where it stands in the file.</param>
/// <param name="Dimensions">What is drawn, each on its own, as people know it.</param>
/// <param name="Least">Smallest value.</param>
/// <param name="Most">Largest value.</param>
/// <param name="IsLogarithmic">Whether equal steps are equal factors.</param>
public abstract record VariedRange(
    Mark Mark, IReadOnlyList<string> Dimensions, double Least, double Most, bool IsLogarithmic)
{
    const int SignificantDigits = 6;

    /// <summary>The value at a share of the range, to six significant digits.</summary>
    public double ValueAt(double unit)
    {
        var value = IsLogarithmic ? Least * Math.Pow(Most / Least, unit) : Least + ((Most - Least) * unit);
        if (value == 0) return 0;
        var digits = SignificantDigits - 1 - (int)Math.Floor(Math.Log10(Math.Abs(value)));
        var power = Math.Pow(10, Math.Abs(digits));
        return Math.Clamp(
            digits >= 0 ? Math.Round(value * power) / power : Math.Round(value / power) * power, Least, Most);
    }

    /// <summary>The document with drawn values, one per dimension; null where the way to them ends before.</summary>
    internal abstract Node? Apply(Node document, IReadOnlyList<double> values, out Sentence fault);

    /// <summary>What is drawn, by names that are the same however the way to it is written.</summary>
    internal abstract IReadOnlyList<string> KeysIn(Node document);

    /// <summary>A number as a document has it.</summary>
    protected ScalarNode NumberOf(double value) =>
        new(Mark, value.ToString("R", System.Globalization.CultureInfo.InvariantCulture), ScalarKind.Number, value);

    /// <summary>How a range is written.</summary>
    internal static Spec<VariedRange> Spec { get; } = new UnionSpec<VariedRange>(
        "range", VariedKey.Record, VariedFriction.Record);
}

/// <summary><c>set</c>: one key of a trame.</summary>
sealed record VariedKey(Mark Mark, NodePath Path, double Least, double Most, bool IsLogarithmic)
    : VariedRange(Mark, [Path.Text], Least, Most, IsLogarithmic)
{
    static readonly Key<NodePath> Set = Key<NodePath>.Required(
        "set", NodePath.Spec, "The key of a trame whose value is drawn", "\"trames.verte.layers[haies].constant\"");

    static readonly Key<IReadOnlyList<double>> Between = Key<IReadOnlyList<double>>.Required(
        "between", new ListSpec<double>(new NumberSpec())
        {
            AtLeast = 2,
            AtMost = 2,
            Meaning = $"a list of 2 numbers: smallest and largest",
        }, "Its smallest and largest value", "[1, 5]");

    static readonly Key<bool> Scale = Key<bool>.WithDefault(
        "scale", new ChoiceSpec<bool>(("linear", false), ("log", true)), false,
        "Whether equal steps of the range are equal differences or equal factors", "log");

    internal static RecordSpec<VariedRange> Record { get; } = new(
        "range of a key",
        "A key of a trame whose value is drawn from a range",
        [Set, Between, Scale],
        fields =>
        {
            var (path, between) = (fields.Get(Set), fields.Get(Between));
            DrawnRanges.Check(fields, path, Set, Between, between, fields.Get(Scale));
            return new VariedKey(fields.Mark, path, between[0], between[1], fields.Get(Scale));
        });

    internal override Node? Apply(Node document, IReadOnlyList<double> values, out Sentence fault) =>
        Path.Replace(document, NumberOf(values[0]), out fault);

    internal override IReadOnlyList<string> KeysIn(Node document) => [Path.In(document)];
}

/// <summary><c>friction</c>: values of the friction table of a layer, by drawn factors.</summary>
sealed record VariedFriction(
    Mark Mark, NodePath Layer, IReadOnlyList<string> Classes, bool IsTogether, double Least, double Most)
    : VariedRange(Mark, NamesOf(Layer, Classes, IsTogether), Least, Most, true)
{
    static readonly Key<NodePath> Friction = Key<NodePath>.Required(
        "friction",
        NodePath.Spec,
        "The table layer whose friction values are drawn",
        "\"trames.verte.layers[land-cover]\"");

    static readonly Key<IReadOnlyList<double>> Factor = Key<IReadOnlyList<double>>.Required(
        "factor",
        new ListSpec<double>(new NumberSpec { Above = 0 })
        {
            AtLeast = 2,
            AtMost = 2,
            Meaning = $"a list of 2 numbers above 0: smallest and largest",
        },
        "The smallest and largest factor that values are multiplied by; halving is as likely as doubling",
        "[0.5, 2]");

    static readonly Key<IReadOnlyList<string>> ClassesKey = Key<IReadOnlyList<string>>.WithDefault(
        "classes",
        new ListSpec<string>(new ClassCodeSpec()),
        [],
        "The classes that vary; all with one factor when left out",
        "[\"6.3.0\", \"6.1.1\"]");

    static readonly Key<bool> Together = Key<bool>.WithDefault(
        "together", new FlagSpec(), false, "One factor for all of the classes, not one for each", "true");

    internal static RecordSpec<VariedRange> Record { get; } = new(
        "range of friction values",
        "Values of a friction table, multiplied by drawn factors",
        [Friction, Factor, ClassesKey, Together],
        fields =>
        {
            var (path, factor, classes) = (fields.Get(Friction), fields.Get(Factor), fields.Get(ClassesKey));
            DrawnRanges.Check(fields, path, Friction, Factor, factor, logarithmic: true);
            foreach (var code in classes.Where(
                (code, i) => classes.Take(i).Any(before => ClassCode.AreSame(before, code))))
            {
                fields.Fault(ClassesKey, $"found the class '{code}' a second time, expected each class once");
            }

            return new VariedFriction(fields.Mark, path, classes, fields.Get(Together), factor[0], factor[1]);
        });

    internal override Node? Apply(Node document, IReadOnlyList<double> values, out Sentence fault)
    {
        if (Layer.Find(document) is { } layer && (layer as MappingNode)?.Find(TableLayerSpec.TableName) is null)
        {
            fault = $"'{Layer.Text}' is no table layer, expected one: only those have friction values";
            return null;
        }

        var adjust = NodePath.Of(Layer, TableLayerSpec.AdjustName);
        IReadOnlyList<Node> before = adjust.Find(document) is ListNode { Items: var items } ? items : [];
        IEnumerable<Node> drawn = Dimensions.Count == 1
            ? [Adjustment(Classes, values[0])]
            : Classes.Select((code, i) => Adjustment([code], values[i]));
        return adjust.Replace(document, new ListNode(Mark, [.. before, .. drawn]), out fault);
    }

    internal override IReadOnlyList<string> KeysIn(Node document)
    {
        var codes = Classes.Select(code => ClassCode.Digits(code) ?? code.ToUpperInvariant()).ToList();
        return Dimensions.Count == 1
            ? [$"{Layer.In(document)} {string.Join(' ', codes.Order(StringComparer.Ordinal))}"]
            : [.. codes.Select(code => $"{Layer.In(document)} {code}")];
    }

    MappingNode Adjustment(IReadOnlyList<string> classes, double factor)
    {
        var entries = new List<MappingEntry> { new(Mark, FrictionAdjustmentSpec.FactorName, NumberOf(factor)) };
        if (classes.Count > 0)
        {
            var codes = new ListNode(Mark, [.. classes.Select(code => new ScalarNode(Mark, code, ScalarKind.Text))]);
            entries.Insert(0, new MappingEntry(Mark, FrictionAdjustmentSpec.ClassesName, codes));
        }

        return new MappingNode(Mark, entries);
    }

    static IReadOnlyList<string> NamesOf(NodePath layer, IReadOnlyList<string> classes, bool together) =>
        classes.Count == 0
            ? [layer.Text]
            : together || classes.Count == 1 ? [$"{layer.Text} {string.Join(" + ", classes)}"]
            : [.. classes.Select(code => $"{layer.Text} {code}")];
}
