using Calaisis.Raster.Faults;
using Calaisis.Raster.Parameters;
using Calaisis.Raster.Pipelines;
using Calaisis.Raster.Pipelines.Actions;
using Calaisis.Raster.Pipelines.Scenarios;
using Calaisis.Raster.Processing.Inputs;
using Calaisis.Raster.Processing.PipelineFiles;
using Calaisis.Raster.Works;

namespace Calaisis.Raster.Processing.Works;

/// <summary>Works of a run: what is declared, and the kinds of action that it may use.</summary>
/// <param name="Declared">What the pipeline file says.</param>
/// <param name="Kinds">All kinds of action, by name.</param>
/// <param name="Loaded">The pipeline.</param>
sealed record RunWorks(
    WorksDeclaration Declared, IReadOnlyDictionary<string, ActionDeclaration> Kinds, LoadedPipeline Loaded)
{
    /// <summary>The works that a pipeline declares, and its kinds of action.</summary>
    /// <exception cref="PipelineException">
    /// It declares none, or a kind of action does not fit the pipeline.
    /// </exception>
    public static RunWorks Of(LoadedPipeline loaded, string file)
    {
        if (loaded.Pipeline.Works is not { } declared)
        {
            throw new PipelineException([new Fault(file, 0, 0,
                $"the key 'works' is missing: it says which works may be done, and for which budgets; "
                    + $"pipelines/README.md shows how")]);
        }

        var works = new RunWorks(declared, ActionCatalogue.Load(declared.Actions), loaded);
        works.RequireSound();
        return works;
    }

    /// <summary>
    /// Reads the layers of works, so that what is wrong with them is told before anything is computed.
    /// </summary>
    /// <exception cref="CalaisisException">A feature is not as declared.</exception>
    public void RequireLayers(CancellationToken cancel)
    {
        var works = new CandidateReader(this, PipelineSources.GridOf(Loaded.Pipeline), [], Loaded.Pipeline.Language)
            .Read(cancel);
        try
        {
            _ = new WorkList(works.Select(work => work.Candidate.Work));
        }
        catch (UnfitException unfit)
        {
            throw new PipelineException([new Fault("works", 0, 0, unfit.Sentence)]);
        }
    }

    /// <summary>The pipeline with edits of kinds of action made to it.</summary>
    public Scenario Edited(string name, IReadOnlyList<MappingNode> edits) =>
        ScenarioPipelines.Edited(Unedited, name, edits, Loaded.Begin());

    Scenario Unedited => Loaded.Scenarios[0];

    /// <summary>The layers of works as the file declares them.</summary>
    public string CandidatesText =>
        NodeText.Of(((MappingNode)((MappingNode)Loaded.Document).Find("works")!.Value).Find("candidates")!.Value);

    /// <summary>What steps depend on of the kinds of action: their edits and costs.</summary>
    public string TextOf(IEnumerable<string> kinds) => string.Join('\n', kinds.Distinct(StringComparer.Ordinal)
        .Order(StringComparer.Ordinal).Where(Kinds.ContainsKey).Select(name => $"{name}: "
            + string.Join("; ", Kinds[name].Edits.Select(NodeText.OfEntries))));

    /// <summary>The trames whose networks works can change, in the order of the file.</summary>
    public IReadOnlyList<TrameDeclaration> Trames =>
    [
        .. Loaded.Scenarios[0].Pipeline.Trames.Where(trame => trame is { Habitats: not null, Links: not null,
            Network: not null } && Declared.Weights.GetValueOrDefault(trame.Name, 1) > 0),
    ];

    void RequireSound()
    {
        var faults = new List<Fault>();
        foreach (var layer in Declared.Candidates)
        {
            if (layer.Action.Text is not { } name) continue;
            if (!Kinds.TryGetValue(name, out var kind))
            {
                faults.Add(new Fault(layer.At.Place ?? layer.Dataset.Declared, 0, 0,
                    $"the layer of works '{layer.Name}' names the kind of action '{name}', which is no file of "
                        + $"'{Declared.Actions.Declared}'{Spelling.DidYouMean(name, Kinds.Keys)}"));
                continue;
            }

            try
            {
                Edited("check", WorkEdits.Of(kind, layer.Dataset.Full, layer.Name, "1 = 1"));
            }
            catch (PipelineException problem)
            {
                faults.AddRange(problem.Faults);
            }
        }

        foreach (var trame in Trames) WorkRules.Require(trame, faults);
        if (Trames.Count == 0)
        {
            faults.Add(new Fault("works", 0, 0, $"no trame with a weight has habitats, links and a network: works "
                + $"are chosen by what they make of its connectivity"));
        }

        if (faults.Count > 0) throw new PipelineException([.. faults.Distinct()]);
    }
}
