using Calaisis.Raster.Faults;
using Calaisis.Raster.Parameters;
using Calaisis.Raster.Resistance;

namespace Calaisis.Raster.Pipelines.Layers;

/// <summary>
/// How curves, intervals, ranges and trapezoids are written. Shared by all layer kinds and processes.
/// </summary>
static class CurveSpecs
{
    static readonly NumberSpec AnyNumber = new();
    static readonly NumberSpec Positive = new() { Above = 0 };

    static readonly Key<double> From = Key<double>.Required("from", AnyNumber, "The value of no stress", "0");
    static readonly Key<double> To = Key<double>.Required("to", AnyNumber, "The value of full stress", "50");
    static readonly Key<double> L0 = Key<double>.WithDefault(
        "l0", Positive, 0.5, "Below this value the curve is nearly straight", "0.5");
    static readonly Key<double> Lmax = Key<double>.WithDefault("lmax", Positive, 50, "The value of full stress", "50");
    static readonly Key<double> L50 = Key<double>.WithDefault("l50", Positive, 5, "The value of half stress", "5");
    static readonly Key<double> K = Key<double>.WithDefault(
        "k", Positive, 2, "How steep the curve is at half stress", "2");
    static readonly Key<double> C = Key<double>.WithDefault(
        "c", new NumberSpec { AtLeast = -100, AtMost = 100 }, 4,
        "How late the stress rises; 0 is a straight line", "4");

    /// <summary>Four numbers; <c>null</c> leaves a side open.</summary>
    public static Spec<Trapezoid> Trapezoid { get; } = new MappedSpec<IReadOnlyList<double>, Trapezoid>(
        new ListSpec<double>(new OpenNumberSpec())
        {
            AtLeast = 4,
            AtMost = 4,
            Meaning = $"a list of 4 numbers a, b, c, d (null leaves a side open)",
        },
        BuildTrapezoid);

    /// <summary>Two numbers: the resistance at no stress and at full stress.</summary>
    public static Spec<IReadOnlyList<double>> Range { get; } =
        new ListSpec<double>(Positive)
        {
            AtLeast = 2,
            AtMost = 2,
            Meaning = $"a list of 2 numbers above 0: at no stress and at full stress",
        };

    /// <summary>A number above 0, or the word for a barrier.</summary>
    public static Spec<double> Resistance { get; } =
        new NumberOrWordSpec<double>(
            Positive, number => number, new ChoiceSpec<double>(("barrier", double.PositiveInfinity)));

    /// <summary>From a value to stress: one of the five curves.</summary>
    public static UnionSpec<Curve> Curve { get; } = new(
        "curve",
        Wrap("linear", "A straight line from no stress to full stress", [From, To], f => new LinearCurve(
            f.Get(From), f.Get(To))),
        Wrap(
            "log-linear",
            "s = ln(1 + v/l0) / ln(1 + lmax/l0), from 0 to 1: each doubling of the value adds the same stress",
            [L0, Lmax],
            f => new LogLinearCurve(f.Get(L0), f.Get(Lmax))),
        Wrap("logistic", "s = 1 / (1 + (l50/v)^k): little stress far below l50, nearly all far above it", [L50, K], f =>
            new LogisticCurve(f.Get(L50), f.Get(K))),
        Wrap(
            "exponential",
            "s = (exp(c x) - 1) / (exp(c) - 1) with x from 0 at 'from' to 1 at 'to': "
                + "stress that comes late and then fast",
            [From, To, C],
            f => new ExponentialCurve(f.Get(From), f.Get(To), f.Get(C))),
        TrapezoidAlternative());

    static readonly Key<double> BandFrom = Key<double>.Required(
        "from", new OpenNumberSpec(), "First value in the band; null for no lower end", "0");
    static readonly Key<double> BandTo = Key<double>.Required(
        "to", new OpenNumberSpec(), "First value beyond the band; null for no upper end", "50");
    static readonly Key<double> BandValue = Key<double>.Required(
        "value", Resistance,
        "Resistance of the cells in the band (a factor where the layer multiplies), or barrier", "2");

    /// <summary>Bands that follow each other.</summary>
    public static ListSpec<ResistanceBand> Bands { get; } = new(new RecordSpec<ResistanceBand>(
        "band",
        "Values from one number up to, but not including, another",
        [BandFrom, BandTo, BandValue],
        f => new ResistanceBand(
            Open(f.Get(BandFrom), double.NegativeInfinity),
            Open(f.Get(BandTo), double.PositiveInfinity),
            f.Get(BandValue))));

    static RecordSpec<Curve> TrapezoidAlternative()
    {
        var key = Key<Trapezoid>.Required(
            "trapezoid",
            Trapezoid,
            "Suitability 0 up to a, 1 from b to c, 0 from d; stress is what it lacks to 1",
            "[4.5, 6, 7.8, 9]");
        return new RecordSpec<Curve>("trapezoid curve", key.Meaning, [key], f => new TrapezoidCurve(f.Get(key)));
    }

    static RecordSpec<Curve> Wrap(string word, string meaning, IReadOnlyList<Key> keys, Func<Fields, Curve> build)
    {
        var inner = new RecordSpec<Curve>($"{word} curve", meaning, keys, build);
        var key = Key<Curve>.Required(
            word, inner, meaning, "{ " + string.Join(", ", keys.Select(k => $"{k.Name}: {k.Example}")) + " }");
        return new RecordSpec<Curve>($"curve {word}", meaning, [key], f => f.Get(key));
    }

    static double Open(double written, double end) => double.IsNaN(written) ? end : written;

    static Trapezoid? BuildTrapezoid(IReadOnlyList<double> corners, Mark mark, Reading reading)
    {
        // An open side is written as null, which the list hands over as NaN.
        var a = Open(corners[0], double.NegativeInfinity);
        var b = Open(corners[1], a);
        var d = Open(corners[3], double.PositiveInfinity);
        var c = Open(corners[2], d);
        try
        {
            return new Trapezoid(a, b, c, d);
        }
        catch (UnfitException problem)
        {
            reading.Add(mark, problem.Sentence);
            return null;
        }
    }
}
