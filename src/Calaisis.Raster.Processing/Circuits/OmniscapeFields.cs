using Calaisis.Raster.Circuits.Windows;
using Calaisis.Raster.Parameters;
using Calaisis.Raster.Pipelines;

namespace Calaisis.Raster.Processing.Circuits;

/// <summary>What the keys of <c>omniscape</c> say, and whether they go together.</summary>
static class OmniscapeFields
{
    /// <summary>Notes a fault for each key that is missing or has no use.</summary>
    public static void Check(Fields fields)
    {
        if (fields.Has(OmniscapeKeys.Ini))
        {
            foreach (var key in OmniscapeKeys.All.Where(key =>
                fields.Has(key) && key != OmniscapeKeys.Ini && key != OmniscapeKeys.Compat))
            {
                fields.Fault(key, $"found '{key.Name}' beside 'ini', expected one or the other: all but 'compat' "
                    + $"stands in the project");
            }

            return;
        }

        foreach (var key in new Key[] { CircuitKeys.Resistance, OmniscapeKeys.Radius, OmniscapeKeys.Output })
        {
            if (!fields.Has(key)) fields.Fault(key, $"found no '{key.Name}', expected {key.Spec.Expected}");
        }

        if (fields.Get(OmniscapeKeys.Block) % 2 == 0)
        {
            fields.Fault(OmniscapeKeys.Block, $"found {fields.Get(OmniscapeKeys.Block)}, expected an odd number: a "
                + $"block has a cell in its centre");
        }

        foreach (var key in fields.Has(OmniscapeKeys.Sources)
            ? new Key[] { OmniscapeKeys.Cutoff }
            : [OmniscapeKeys.Threshold])
        {
            if (fields.Has(key))
                fields.Fault(key, $"found '{key.Name}', which has no use in this mode; leave it out");
        }

        RequireCondition(
            fields, OmniscapeKeys.Condition1, OmniscapeKeys.Future1, OmniscapeKeys.Comparison1, OmniscapeKeys.Lower1,
            OmniscapeKeys.Upper1);
        RequireCondition(
            fields, OmniscapeKeys.Condition2, OmniscapeKeys.Future2, OmniscapeKeys.Comparison2, OmniscapeKeys.Lower2,
            OmniscapeKeys.Upper2);
    }

    public static OmniscapeFiles Files(Fields fields, WindowRules machine) => new(
        fields.Find(CircuitKeys.Resistance)!,
        machine with
        {
            Radius = (int)(fields.FindValue(OmniscapeKeys.Radius) ?? 1),
            Buffer = (int)fields.Get(OmniscapeKeys.Buffer),
            BlockSize = (int)fields.Get(OmniscapeKeys.Block),
            FourNeighbours = fields.Get(CircuitKeys.Neighbours).Equals(4),
            CorrectArtifacts = fields.Get(OmniscapeKeys.Correct),
            WantsPotential = fields.Has(OmniscapeKeys.Potential) || fields.Has(OmniscapeKeys.Normalized),
        })
    {
        AreConductances = fields.Get(CircuitKeys.Conductances),
        Sources = fields.Find(OmniscapeKeys.Sources),
        Threshold = fields.Get(OmniscapeKeys.Threshold),
        Cutoff = fields.FindValue(OmniscapeKeys.Cutoff) ?? double.PositiveInfinity,
        Reclass = fields.Find(OmniscapeKeys.Reclass),
        Conditions =
        [
            .. Condition(
                fields, OmniscapeKeys.Condition1, OmniscapeKeys.Future1, OmniscapeKeys.Comparison1,
                OmniscapeKeys.Lower1, OmniscapeKeys.Upper1),
            .. Condition(
                fields, OmniscapeKeys.Condition2, OmniscapeKeys.Future2, OmniscapeKeys.Comparison2,
                OmniscapeKeys.Lower2, OmniscapeKeys.Upper2),
        ],
    };

    static void RequireCondition(Fields fields, Key condition, params ReadOnlySpan<Key> more)
    {
        foreach (var key in more)
        {
            if (fields.Has(key) && !fields.Has(condition))
                fields.Fault(key, $"found '{key.Name}' without '{condition.Name}', expected both");
        }
    }

    static IEnumerable<ConditionFiles> Condition(
        Fields fields, Key<Location> present, Key<Location> future, Key<bool> comparison, Key<double> lower,
        Key<double> upper)
    {
        if (fields.Find(present) is not { } file) yield break;
        yield return new ConditionFiles(
            file, fields.Find(future), fields.Get(comparison), fields.Get(lower), fields.Get(upper));
    }
}
