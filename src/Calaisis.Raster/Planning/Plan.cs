namespace Calaisis.Raster.Planning;

/// <summary>
/// What a run will do: for each step whether its results are there already, and if not, why it has to run. A pure
/// function of the steps and the facts.
/// </summary>
public sealed class Plan
{
    Plan(IReadOnlyList<PlannedStep> steps)
    {
        Steps = steps;
    }

    /// <summary>In the order in which they can be done one after the other.</summary>
    public IReadOnlyList<PlannedStep> Steps { get; }

    /// <summary>Those that have to run.</summary>
    public IEnumerable<PlannedStep> ToRun => Steps.Where(step => step.State == StepState.ToRun);

    /// <summary>How long running them one after the other takes, as far as that is known.</summary>
    public TimeSpan Estimate => ToRun.Aggregate(TimeSpan.Zero, (sum, step) => sum + (step.Estimate ?? TimeSpan.Zero));

    /// <exception cref="ArgumentException">The steps are no graph, see <see cref="StepOrder.Sort"/>.</exception>
    public static Plan Make(IReadOnlyList<Step> steps, PlanFacts facts)
    {
        ArgumentNullException.ThrowIfNull(facts);
        var planned = new Dictionary<string, PlannedStep>(steps.Count, StringComparer.Ordinal);
        var firstOfKey = new Dictionary<string, string>(StringComparer.Ordinal);
        var ordered = new List<PlannedStep>(steps.Count);
        foreach (var step in StepOrder.Sort(steps))
        {
            var next = PlanOne(step, planned, firstOfKey, facts);
            planned.Add(step.Id, next);
            ordered.Add(next);
        }

        return new Plan(ordered);
    }

    static PlannedStep PlanOne(
        Step step, Dictionary<string, PlannedStep> planned, Dictionary<string, string> firstOfKey, PlanFacts facts)
    {
        var definition = DefinitionOf(step, planned, facts);
        var key = definition.ToKey();
        if (!firstOfKey.TryAdd(key, step.Id))
        {
            return new PlannedStep(step, key, definition, StepState.Shared, [$"the same as {firstOfKey[key]}"], null)
            {
                SharedWith = firstOfKey[key],
                IsUnsure = planned[firstOfKey[key]].IsUnsure,
            };
        }

        var past = facts.PastOf(step.Id);
        var unsure = ReasonsToDoubt(step, definition, planned, facts);
        var reasons = unsure.Count > 0 ? unsure : ReasonsToRun(step, key, definition, past, facts);
        return reasons.Count == 0
            ? new PlannedStep(step, key, definition, StepState.UpToDate, [], null)
            : new PlannedStep(step, key, definition, StepState.ToRun, reasons, past?.Duration
                ?? facts.UsualDurationOf(step.Kind.Name))
            {
                IsUnsure = unsure.Count > 0,
            };
    }

    static StepDefinition DefinitionOf(Step step, Dictionary<string, PlannedStep> planned, PlanFacts facts)
    {
        var inputs = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var input in step.Inputs)
        {
            inputs[input.Role] = input switch
            {
                OutsideInput outside => facts.ContentOf(outside) ?? StepDefinition.UnknownText(outside.Path),
                StepResult result => StepDefinition.ResultText(planned[result.Step].Key, result.Output),
                _ => throw new InvalidOperationException($"no content of {input.GetType().Name}"),
            };
        }

        return new StepDefinition(step.Kind, facts.Software, step.Parameters, inputs, step.Outputs);
    }

    /// <summary>Why an equal key does not mean equal results; none where it does.</summary>
    static List<Sentence> ReasonsToDoubt(
        Step step, StepDefinition definition, Dictionary<string, PlannedStep> planned, PlanFacts facts) =>
    [
        .. step.Inputs.OfType<OutsideInput>().OrderBy(input => input.Role, StringComparer.Ordinal)
            .Where(input => StepDefinition.IsUnknown(definition.Inputs[input.Role]))
            .Select(input => (Sentence)($"whether {input.Role} has changed cannot be told, so that it is read every "
                + $"time{(facts.WhyUnknown(input) is { } why ? $": {why}" : Sentence.Empty)}")),
        .. step.Inputs.OfType<StepResult>().Where(result => planned[result.Step].IsUnsure)
            .Select(result => (Sentence)$"{result.Step} is made anew"),
    ];

    /// <summary>None where the results are there.</summary>
    static IReadOnlyList<Sentence> ReasonsToRun(
        Step step, string key, StepDefinition definition, PastStep? past, PlanFacts facts) =>
        facts.StoredOf(key) switch
        {
            StoredState.Whole => [],
            StoredState.Damaged => [$"its stored results are damaged"],
            StoredState.OtherBuild => [$"its results were made by another build of the program"],
            _ when past is null => [$"first run"],
            _ when past.Key == key => [$"its stored results are missing"],
            _ => PlanReasons.Between(past.Definition, definition, step.Inputs),
        };
}

/// <summary>A step of a plan.</summary>
/// <param name="Step">The step.</param>
/// <param name="Key">What its results are stored under.</param>
/// <param name="Definition">What fixes its results.</param>
/// <param name="State">Whether it has to run.</param>
/// <param name="Reasons">Why, in words for people; none for a step that is up to date.</param>
/// <param name="Estimate">How long it may take; null where that is not known.</param>
public sealed record PlannedStep(
    Step Step, string Key, StepDefinition Definition, StepState State, IReadOnlyList<Sentence> Reasons,
    TimeSpan? Estimate)
{
    /// <summary>The step of this plan whose results it shares, where it is <see cref="StepState.Shared"/>.</summary>
    public string? SharedWith { get; init; }

    /// <summary>
    /// Its key does not tell whether its results are still the same: it reads something whose content cannot be told,
    /// or results of which that is true.
    /// </summary>
    public bool IsUnsure { get; init; }
}

/// <summary>What a plan says of a step.</summary>
public enum StepState
{
    /// <summary>Its results are there.</summary>
    UpToDate,

    /// <summary>It has to run.</summary>
    ToRun,

    /// <summary>Another step of the plan has the same key: its results are taken.</summary>
    Shared,
}
