using Calaisis.Raster.Flow;
using Calaisis.Raster.Operation.Running;
using Calaisis.Raster.Pipelines;
using Calaisis.Raster.Planning;
using Calaisis.Raster.Processing.Steps;

namespace Calaisis.Raster.Processing.Operations;

/// <summary>
/// Something the program does for a trame: when, from what, what it makes, and its work. A pipeline's step and a
/// process are two ways to call it.
/// </summary>
/// <param name="Name">As shown to people: <c>links</c>.</param>
/// <param name="Version">Raised whenever the same parameters and inputs lead to other results.</param>
sealed record TrameOperation(string Name, int Version)
{
    /// <summary>Whether a trame has it done.</summary>
    public required Func<StepContext, TrameDeclaration, bool> IsFor { get; init; }

    /// <summary>All that its results depend on beside what it reads.</summary>
    public required Func<StepContext, TrameDeclaration, StepParameters> Parameters { get; init; }

    /// <summary>What it reads: results of other operations, sources, zone layers.</summary>
    public required Func<StepContext, TrameDeclaration, IEnumerable<StepInput>> Reads { get; init; }

    /// <summary>What it makes of a trame that has it.</summary>
    public required IReadOnlyList<TrameResult> Results { get; init; }

    /// <summary>Files beside these whose names depend on what is declared, such as tables.</summary>
    public Func<StepContext, TrameDeclaration, IEnumerable<string>> MoreFiles { get; init; } = (_, _) => [];

    /// <summary>What it takes of the machine.</summary>
    public Func<StepContext, TrameDeclaration, StepNeeds> Needs { get; init; } = (_, _) => StepNeeds.Modest;

    /// <summary>Does it, on a thread of its own.</summary>
    public required Func<TrameJob, CancellationToken, Task> Work { get; init; }

    /// <summary>Work that waits for nothing.</summary>
    public static Func<TrameJob, CancellationToken, Task> Doing(Action<TrameJob, CancellationToken> work) =>
        (job, cancel) =>
        {
            work(job, cancel);
            return Task.CompletedTask;
        };

    /// <summary>It as a step of each trame of a scenario that has it.</summary>
    public IEnumerable<BoundStep> In(StepContext context) => context.Pipeline.Trames
        .Where(trame => IsFor(context, trame))
        .Select(trame => new BoundStep(StepOf(context, trame), new TrameWork(this, context, trame)));

    /// <summary>It as a step of one trame.</summary>
    public Step StepOf(StepContext context, TrameDeclaration trame) => new()
    {
        Id = context.Id(trame.Name, Name),
        Kind = new StepKind(Name, Version),
        Parameters = Parameters(context, trame).All,
        Inputs = [.. Reads(context, trame)],
        Outputs =
        [
            .. Results.Where(result => result.IsMade(context, trame)).Select(result => result.NameFor(trame.Name)),
            .. MoreFiles(context, trame),
        ],
        Needs = Needs(context, trame),
    };

    sealed class TrameWork(TrameOperation operation, StepContext context, TrameDeclaration trame) : IStepWork
    {
        public Task RunAsync(
            IReadOnlyList<StepPlace> together, StepResources resources, IRunListener listener,
            CancellationToken cancel) =>
            Task.Run(
                () => operation.Work(new TrameJob(context, trame, together[0], resources, listener), cancel), cancel);
    }
}
