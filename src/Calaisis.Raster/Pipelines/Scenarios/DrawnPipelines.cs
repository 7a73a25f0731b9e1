using Calaisis.Raster.Faults;
using Calaisis.Raster.Parameters;

namespace Calaisis.Raster.Pipelines.Scenarios;

/// <summary>
/// From a scenario and drawn numbers to the pipeline of one draw: the document is changed and read like any other.
/// </summary>
public static class DrawnPipelines
{
    /// <summary>
    /// The scenario on the cells of the sensitivity analysis, with drawn values in place of the declared ones.
    /// </summary>
    /// <param name="scenario">The scenario.</param>
    /// <param name="declared">The ranges and the cell size.</param>
    /// <param name="units">
    /// A number from 0 to below 1 per dimension; null leaves all values as they are declared.
    /// </param>
    /// <param name="reading">A new reading of the same file.</param>
    /// <exception cref="PipelineException">A range leads nowhere, or to a value that is not allowed.</exception>
    public static Pipeline Of(
        Scenario scenario, SensitivityDeclaration declared, IReadOnlyList<double>? units, Reading reading)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        ArgumentNullException.ThrowIfNull(declared);
        ArgumentNullException.ThrowIfNull(reading);
        var document = OnCells(scenario.Document, declared, reading);
        var at = 0;
        foreach (var range in declared.Ranges)
        {
            if (units is null) break;
            double[] values = [.. range.Dimensions.Select(_ => range.ValueAt(units[at++]))];
            if (range.Apply(document, values, out var fault) is { } drawn) document = drawn;
            else reading.Add(range.Mark, fault);
        }

        var pipeline = default(Pipeline);
        if (!reading.HasFaults) scenario.Pipeline.Format.TryRead(document, reading, out pipeline);
        reading.Finish();
        return pipeline!;
    }

    /// <summary>The values of one draw, one per dimension.</summary>
    public static IReadOnlyList<double> ValuesOf(SensitivityDeclaration declared, IReadOnlyList<double> units)
    {
        ArgumentNullException.ThrowIfNull(declared);
        return [.. declared.Ranges.SelectMany(range => range.Dimensions.Select(_ => range))
            .Select((range, i) => range.ValueAt(units[i]))];
    }

    static Node OnCells(Node document, SensitivityDeclaration declared, Reading reading)
    {
        if (declared.CellSize is not { } size) return document;
        var cell = NodePath.Of("grid", "cell");
        if (cell.Find(document) is not { } old)
        {
            reading.Add(declared.Ranges[0].Mark, $"found 'cell' in a sensitivity analysis of a pipeline whose grid is "
                + $"'like' a raster, expected none: write the grid out to change its cells");
            return document;
        }

        var node = new ScalarNode(
            old.Mark, size.ToString("R", System.Globalization.CultureInfo.InvariantCulture), ScalarKind.Number, size);
        return cell.Replace(document, node, out _)!;
    }
}
