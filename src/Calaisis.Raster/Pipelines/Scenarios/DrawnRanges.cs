using Calaisis.Raster.Parameters;
using Calaisis.Raster.Pipelines.Layers;

namespace Calaisis.Raster.Pipelines.Scenarios;

/// <summary>What all ranges have to be.</summary>
static class DrawnRanges
{
    const string Trames = "trames";

    /// <summary>Notes what is wrong with a range: where it leads, and its ends.</summary>
    public static void Check(Fields fields, NodePath path, Key pathKey, Key rangeKey, IReadOnlyList<double> ends, bool logarithmic)
    {
        // Sources are opened once for all draws, so nothing of them can be drawn.
        if (path.Steps[0].Name != Trames)
            fields.Fault(pathKey, $"found '{path.Text}', expected a key of a trame, which begins with '{Trames}.': only those are drawn");
        else if (path.Steps.Skip(2).Any(step => step.Name == HaloLayerSpec.Halo.Name))
            fields.Fault(pathKey, $"found '{path.Text}', expected a key that changes no source: light is scattered once for all draws, so its kernel cannot be drawn");
        if (ends[0] >= ends[1])
            fields.Fault(rangeKey, FormattableString.Invariant($"found {ends[0]} to {ends[1]}, expected the smaller number first, then a larger one"));
        if (logarithmic && ends[0] <= 0)
            fields.Fault(rangeKey, FormattableString.Invariant($"found {ends[0]} on a logarithmic scale, expected numbers above 0"));
    }

    /// <summary>The name of the trame that a range belongs to; null where its path is too short.</summary>
    public static string? TrameOf(NodePath path) => path.Steps.Count > 1 ? path.Steps[1].Name : null;
}
