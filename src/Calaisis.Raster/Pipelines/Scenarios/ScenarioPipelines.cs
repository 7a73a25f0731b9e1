using Calaisis.Raster.Faults;
using Calaisis.Raster.Parameters;

namespace Calaisis.Raster.Pipelines.Scenarios;

/// <summary>
/// From a pipeline file to the pipelines of its scenarios: the edits of a scenario and of those it builds on are made
/// to the document, which is then read and checked like any other. A scenario without edits is the pipeline itself.
/// </summary>
public static class ScenarioPipelines
{
    /// <summary>The pipeline as it is, then its scenarios in the order of the file.</summary>
    /// <param name="pipeline">The pipeline, read from the document without fault.</param>
    /// <param name="document">What it was read from.</param>
    /// <param name="begin">A new reading of the same file.</param>
    /// <exception cref="PipelineException">What edits lead to is not sound; all faults of all scenarios.</exception>
    public static IReadOnlyList<Scenario> Build(Pipeline pipeline, Node document, Func<Reading> begin)
    {
        ArgumentNullException.ThrowIfNull(pipeline);
        ArgumentNullException.ThrowIfNull(begin);
        var title = pipeline.Language == Language.French ? "État actuel" : "Current state";
        var scenarios = new List<Scenario> { new(Scenario.BaseName, title, pipeline, WithoutScenarios(document)) };
        var faults = new List<Fault>();
        foreach (var declared in pipeline.Scenarios)
        {
            try
            {
                scenarios.Add(Read(declared, pipeline.Scenarios, scenarios[0], begin()));
            }
            catch (PipelineException problem)
            {
                faults.AddRange(problem.Faults
                    .Select(fault => fault with { Message = $"scenario '{declared.Name}': {fault.Message}" }));
            }
        }

        return faults.Count == 0
            ? scenarios
            : throw new PipelineException([.. begin().InOrder(faults)]);
    }

    /// <summary>
    /// The scenario last, before it those it builds on, each once: parents in their order, their own parents first.
    /// </summary>
    public static IReadOnlyList<ScenarioDeclaration> Lineage(
        ScenarioDeclaration scenario, IReadOnlyList<ScenarioDeclaration> all)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        ArgumentNullException.ThrowIfNull(all);
        var lineage = new List<ScenarioDeclaration>();
        Add(scenario);
        return lineage;

        void Add(ScenarioDeclaration next)
        {
            if (lineage.Contains(next)) return;
            foreach (var parent in next.Parents.Where(parent => parent != Scenario.BaseName))
                Add(all.First(other => other.Name == parent));
            lineage.Add(next);
        }
    }

    static Scenario Read(
        ScenarioDeclaration declared, IReadOnlyList<ScenarioDeclaration> all, Scenario unedited, Reading reading)
    {
        var edits = Lineage(declared, all).SelectMany(ancestor => ancestor.Edits).ToList();
        if (edits.Count == 0)
            return unedited with { Name = declared.Name, Title = declared.Title, DrawsMaps = declared.DrawsMaps };
        var draft = new ScenarioDraft(unedited.Document, reading);
        foreach (var edit in edits) edit.Apply(draft);
        var pipeline = default(Pipeline);
        if (!reading.HasFaults) unedited.Pipeline.Format.TryRead(draft.Document, reading, out pipeline);
        reading.Finish();
        return new Scenario(declared.Name, declared.Title, draft.Complete(pipeline!), draft.Document)
        {
            DrawsMaps = declared.DrawsMaps,
        };
    }

    /// <summary>The pipeline with some edits made to it.</summary>
    /// <param name="unedited">The pipeline as it is.</param>
    /// <param name="name">What the scenario is called.</param>
    /// <param name="edits">The edits, as a scenario declares them.</param>
    /// <param name="reading">A new reading of the file.</param>
    /// <exception cref="PipelineException">An edit is not sound, or what it leads to is not.</exception>
    public static Scenario Edited(Scenario unedited, string name, IReadOnlyList<MappingNode> edits, Reading reading)
    {
        ArgumentNullException.ThrowIfNull(unedited);
        ArgumentNullException.ThrowIfNull(reading);
        var made = edits.Select(edit =>
            ScenarioEditSpecs.Spec.TryRead(edit, reading, out var read) ? read : null).ToList();
        if (reading.HasFaults) throw new PipelineException(reading.Faults);
        var draft = new ScenarioDraft(unedited.Document, reading);
        foreach (var edit in made) edit!.Apply(draft);
        var pipeline = default(Pipeline);
        if (!reading.HasFaults) unedited.Pipeline.Format.TryRead(draft.Document, reading, out pipeline);
        reading.Finish();
        return new Scenario(name, name, draft.Complete(pipeline!), draft.Document);
    }

    // Scenarios do not change scenarios, and the pipeline of one has none.
    static Node WithoutScenarios(Node document) => document is MappingNode mapping
        ? mapping with
        {
            Entries = [.. mapping.Entries.Where(entry => !PipelineSpec.BesideOnePipeline.Contains(entry.Key))],
        }
        : document;
}
