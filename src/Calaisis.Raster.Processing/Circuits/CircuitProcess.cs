using Calaisis.Raster.Circuits;
using Calaisis.Raster.Processing.Processes;

namespace Calaisis.Raster.Processing.Circuits;

/// <summary><c>circuit</c>: currents and effective resistances, with landscapes as circuits.</summary>
static class CircuitProcess
{
    public static ProcessDefinition Definition { get; } = ProcessDefinition.Of(
        "circuit",
        "Finds the currents and effective resistances between focal points or regions, as Circuitscape does",
        CircuitKeys.All,
        fields =>
        {
            var given = CircuitFields.Of(fields);
            return (context, cancel) => Task.Run(() => Do(given, context, cancel), cancel);
        });

    static void Do(CircuitFields given, ProcessContext context, CancellationToken cancel)
    {
        var machine = new CircuitRules
        {
            LikeCircuitscape = given.IsAlike,
            Workers = context.Resources.Jobs,
            MemoryBytes = context.Resources.MemoryBytes,
        };
        if (given.Ini is { } file)
        {
            var ini = CircuitscapeIni.Read(file, context.Listener);
            var read = CircuitscapeIni.Project(ini, machine);
            CircuitRun.Do(read, new CircuitscapeOutputs(ini, read), context.Listener, cancel);
            return;
        }

        var project = given.Project(machine, cancel);
        using var outputs = new NamedOutputs(given, project);
        CircuitRun.Do(project, outputs, context.Listener, cancel);
    }
}
