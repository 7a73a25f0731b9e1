using Calaisis.Raster.Circuits;
using Calaisis.Raster.Faults;
using Calaisis.Raster.Pipelines;

namespace Calaisis.Raster.Processing.Circuits;

/// <summary>What each focal point sends.</summary>
static class CircuitStrengths
{
    /// <summary>
    /// By the number of the point; in Circuitscape by the line of the file, counting those that pairs name, whatever
    /// number stands there.
    /// </summary>
    /// <exception cref="PipelineException">A point's number stands twice.</exception>
    public static IReadOnlyDictionary<int, double> Of(Location file, CircuitTask task)
    {
        var lines = CircuitTexts.Strengths(file);
        if (task.Rules.LikeCircuitscape)
        {
            return (task.Pairs?.Of(task.Points) ?? task.Points)
                .Zip(lines.Where(line => task.Pairs?.Ids.Contains(line.Id) ?? true))
                .ToDictionary(found => found.First.Id, found => found.Second.Amperes);
        }

        if (lines.GroupBy(line => line.Id).FirstOrDefault(same => same.Count() > 1) is { } twice)
        {
            throw new PipelineException(
                [new Fault(file.Declared, 0, 0, $"the focal point {twice.Key} stands twice, expected once")]);
        }

        return lines.ToDictionary(line => line.Id, line => line.Amperes);
    }
}
