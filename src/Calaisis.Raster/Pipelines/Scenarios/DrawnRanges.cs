using Calaisis.Raster.Faults;
using Calaisis.Raster.Parameters;
using Calaisis.Raster.Pipelines.Layers;

namespace Calaisis.Raster.Pipelines.Scenarios;

/// <summary>What all ranges have to be.</summary>
public static class DrawnRanges
{
    const string Trames = "trames";

    /// <summary>Where in a range it is tried: at both ends, and between them at a value that is no round one.</summary>
    static readonly double[] Tried = [0, 1, 0.381966];

    /// <summary>
    /// Has every value of all ranges lead to a sound pipeline, as far as a few of them tell, and no key drawn twice.
    /// </summary>
    /// <param name="scenario">The scenario they are drawn in.</param>
    /// <param name="declared">The ranges.</param>
    /// <param name="begin">A new reading of the same file.</param>
    /// <exception cref="PipelineException">The ranges that do not, one sentence each.</exception>
    public static void Require(Scenario scenario, SensitivityDeclaration declared, Func<Reading> begin)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        ArgumentNullException.ThrowIfNull(declared);
        ArgumentNullException.ThrowIfNull(begin);
        DrawnPipelines.Of(scenario, declared, null, begin());
        var where = scenario.Name == Scenario.BaseName ? Sentence.Empty : $"scenario '{scenario.Name}': ";
        var (faults, keys) = (begin(), new HashSet<string>(StringComparer.Ordinal));
        var together = Refusal(scenario, declared, begin);
        foreach (var range in declared.Ranges)
        {
            if (together is not null && Refusal(scenario, declared with { Ranges = [range] }, begin) is { } alone)
            {
                faults.Add(range.Mark, $"{where}this range cannot be "
                    + $"drawn{(alone.Unit is 0 or 1 ? Sentence.Empty : $", only its ends")}: {Why(alone.Problem)}");
            }

            foreach (var again in range.KeysIn(scenario.Document).Zip(range.Dimensions)
                .Where(key => !keys.Add(key.First)))
            {
                faults.Add(
                    range.Mark, $"{where}found a second range of one key ('{again.Second}'), expected each key once");
            }
        }

        faults.Finish();
        if (together is { } refusal) throw refusal.Problem;
    }

    /// <summary>Where ranges cannot be drawn, and why; null where they can.</summary>
    static (double Unit, PipelineException Problem)? Refusal(
        Scenario scenario, SensitivityDeclaration declared, Func<Reading> begin)
    {
        foreach (var unit in Tried)
        {
            try
            {
                DrawnPipelines.Of(scenario, declared, [.. declared.Dimensions.Select(_ => unit)], begin());
            }
            catch (PipelineException problem)
            {
                return (unit, problem);
            }
        }

        return null;
    }

    // Nobody wrote the number, so nobody can put it in quotes.
    static Sentence Why(PipelineException problem) => problem.Faults[0].Message.WithoutEnd(TextSpec.InQuotes);

    /// <summary>Notes what is wrong with a range: where it leads, and its ends.</summary>
    internal static void Check(
        Fields fields, NodePath path, Key pathKey, Key rangeKey, IReadOnlyList<double> ends, bool logarithmic)
    {
        // Sources are opened once for all draws, so nothing of them can be drawn.
        if (path.Steps[0].Name != Trames)
        {
            fields.Fault(pathKey, $"found '{path.Text}', expected a key of a trame, "
                + $"which begins with '{Trames}.': only those are drawn");
        }
        else if (path.Steps.Skip(2).Any(step => step.Name == HaloLayerSpec.Halo.Name))
        {
            fields.Fault(pathKey, $"found '{path.Text}', expected a key that changes no source: "
                + $"light is scattered once for all draws, so its kernel cannot be drawn");
        }

        if (ends[0] >= ends[1])
        {
            fields.Fault(
                rangeKey, $"found {ends[0]} to {ends[1]}, expected the smaller number first, then a larger one");
        }

        if (logarithmic && ends[0] <= 0)
            fields.Fault(rangeKey, $"found {ends[0]} on a logarithmic scale, expected numbers above 0");
    }

    /// <summary>The name of the trame that a range belongs to; null where its path is too short.</summary>
    internal static string? TrameOf(NodePath path) => path.Steps.Count > 1 ? path.Steps[1].Name : null;
}
