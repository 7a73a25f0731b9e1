using Calaisis.Raster.Parameters;
using Calaisis.Raster.Sources;

namespace Calaisis.Raster.Pipelines.Scenarios;

/// <summary>The keys that several kinds of edits share.</summary>
static class EditKeys
{
    static readonly TextSpec Text = new();

    public static readonly Key<string> Layer = Key<string>.Optional(
        "layer", Text, "Its layer, in a dataset with several", "haie_nouvelle");

    public static readonly Key<string> Where = Key<string>.Optional(
        "where", FilterSpec.Spec, "Only features for which this holds, in OGR SQL", "\"PHASE = 1\"");

    static readonly Key<double> Width = Key<double>.Optional(
        "width", new NumberSpec { Above = 0 },
        "Real width of lines in metres; lines are as thin as cells allow when left out", "8");

    static readonly Key<double> Buffer = Key<double>.WithDefault(
        "buffer", new NumberSpec { AtLeast = 0 }, 0, "Enlarges every feature by so many metres on each side", "5");

    static readonly Key<bool> AllTouched = Key<bool>.WithDefault(
        "all-touched", new FlagSpec(), false,
        "Takes every cell a feature touches, not only those whose centre it covers", "true");

    static readonly Key<bool> Closed = Key<bool>.Optional(
        "closed",
        new FlagSpec(),
        "Lets no step of 4, 8 or 16 neighbours slip through: "
            + "also takes every cell that the middle of a line or the outline of a surface passes through; "
            + "lines are closed when it is left out, surfaces are not",
        "false");

    public static readonly Key<string> Class = Key<string>.Optional(
        "class", new ClassCodeSpec(), "The class that cells become, for sources with classes", "\"6.1.1\"");

    public static readonly Key<IReadOnlyList<string>> Only = Key<IReadOnlyList<string>>.Optional(
        "only", new ListSpec<string>(new ClassCodeSpec()), "Changes only cells that hold one of these classes",
        "[\"1.1.2\", \"1.2.1\"]");

    /// <summary>The keys that say how large features are.</summary>
    public static IReadOnlyList<Key> Sizes { get; } = [Width, Buffer, AllTouched, Closed];

    /// <summary>The keys that say which features of a file count, and how large they are.</summary>
    public static IReadOnlyList<Key> Features { get; } = [Layer, Where, SourceKeys.Encoding, .. Sizes];

    /// <summary>A key that names a source.</summary>
    public static Key<string> Source(string key, string meaning, string example) =>
        Key<string>.Required(key, new TextSpec { Meaning = $"the name of a source" }, meaning, example);

    /// <summary>The source named under a key, checked once the whole file is read.</summary>
    public static string Use(Fields fields, Key<string> key, Holding holding)
    {
        var use = new SourceUse(fields.Get(key), fields.MarkOf(key), holding);
        use.CheckLater($"this edit", fields.Reading);
        return use.Source;
    }

    /// <summary>Checks a declared source once the whole file is read.</summary>
    public static void Later(Fields fields, string source, Action<SourceSettings> check) => fields.Reading.Defer(() =>
    {
        if (fields.Reading.Declared(SourceUse.Declared).GetValueOrDefault(source) is SourceSettings declared)
            check(declared);
    });

    public static EditPlace PlaceOf(Fields fields, string source) =>
        new(fields.Reading.PlaceOf(fields.Mark), fields.Mark.Line, fields.Mark.Column, source);

    /// <summary>What the features of an edit are called in messages.</summary>
    public static string NameOf(Mark mark, Reading reading)
    {
        var file = mark.File is { } there && reading.Extended.Contains(there)
            ? $" of {Path.GetFileName(there.Place)}"
            : "";
        return FormattableString.Invariant($"edit in line {mark.Line}{file}");
    }

    /// <summary>The features that a record with <see cref="Features"/> describes.</summary>
    public static VectorSourceSettings ToFeatures(Fields fields, Key<Shapes> key)
    {
        var shapes = fields.Get(key);
        if (shapes.File is null)
        {
            foreach (var unfit in new Key[] { Layer, Where, SourceKeys.Encoding }.Where(fields.Has))
                fields.Fault(unfit, $"found '{unfit.Name}' with a shape drawn here, expected it with a file only");
            if (!shapes.IsLine && fields.Has(Width))
            {
                fields.Fault(Width, $"found 'width' with an area drawn here, expected it with lines only: "
                    + $"enlarge an area by 'buffer'");
            }
        }

        return shapes.ToSource(NameOf(fields.Mark, fields.Reading)) with
        {
            Layer = fields.Find(Layer),
            Where = fields.Find(Where),
            WhereAt = new(fields.PlaceOf(Where)),
            At = new(fields.Place),
            Encoding = fields.Find(SourceKeys.Encoding),
            TakesCrs = false,
            WidthMetres = fields.FindValue(Width),
            BufferMetres = shapes.RadiusMetres + fields.Get(Buffer),
            AllTouched = fields.Get(AllTouched),
            Closed = fields.FindValue(Closed),
        };
    }
}
