using Calaisis.Raster.Grids;
using Calaisis.Raster.Operation.Running;
using Calaisis.Raster.Pipelines;
using Calaisis.Raster.Planning;

namespace Calaisis.Raster.Processing.Steps;

/// <summary>
/// A file that an operation makes of a trame: declared once, beside the operation. Steps find it and read it by this
/// value, and whatever shows results - project, report, changes - goes by the values of all operations.
/// </summary>
/// <param name="Operation">The name of the operation that makes it.</param>
/// <param name="File">
/// Its name in the trame's folder, a star standing for the trame's name. One that begins with a dot is for other steps.
/// </param>
record TrameResult(string Operation, string File)
{
    /// <summary>The role under which other steps read it, unless they choose another.</summary>
    public string Role { get; init; } = File;

    /// <summary>Whether a trame has it.</summary>
    public Func<StepContext, TrameDeclaration, bool> IsMade { get; init; } = (_, _) => true;

    /// <summary>Whether the report reads it.</summary>
    public bool IsReported { get; init; }

    /// <summary>
    /// Reads it for nothing but to see that it can be read, where a user names the file; throws what reading it throws.
    /// </summary>
    public Action<string, GridDefinition>? Probe { get; init; }

    /// <summary>Its name in the folder of a trame.</summary>
    public string NameFor(string trame) => File.Replace("*", trame, StringComparison.Ordinal);

    /// <summary>It as an input of another step.</summary>
    public StepResult Of(StepContext context, string trame, string? role = null) =>
        new(role ?? Role, context.Id(trame, Operation), NameFor(trame));

    /// <summary>The same where the trame has it; none otherwise.</summary>
    public IEnumerable<StepInput> IfMade(StepContext context, TrameDeclaration trame, string? role = null) =>
        IsMade(context, trame) ? [Of(context, trame.Name, role)] : [];

    /// <summary>Where people see it, from the folder of the run.</summary>
    public string PathFor(StepContext context, string trame) =>
        Step.PlaceOf(context.Id(trame, Operation), NameFor(trame))!;

    /// <summary>Where a step finds it that reads it under its own role.</summary>
    public string In(StepPlace place) => place.Input(Role);
}
