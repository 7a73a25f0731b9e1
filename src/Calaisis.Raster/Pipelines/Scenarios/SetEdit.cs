using Calaisis.Raster.Parameters;

namespace Calaisis.Raster.Pipelines.Scenarios;

/// <summary>
/// <c>set</c>: another value of any key of the pipeline: a friction table, a threshold, a resistance.
/// </summary>
sealed record SetEdit(MappingNode Node, NodePath Path) : ScenarioEdit(Node)
{
    const string ToName = "to";

    static readonly Key<NodePath> Set = Key<NodePath>.Required(
        "set", NodePath.Spec, "The key whose value changes", "\"trames.verte.layers[haies].constant\"");

    static readonly Key<Node> To = Key<Node>.Required(ToName, new AnyNodeSpec(), "What it becomes", "3");

    public static RecordSpec<ScenarioEdit> Spec { get; } = new(
        "set edit",
        "Sets any key of the pipeline to another value: a resistance, a threshold, a friction table",
        [Set, To],
        Build);

    static SetEdit Build(Fields fields)
    {
        var path = fields.Get(Set);
        if (PipelineSpec.OfTheWholeFile.Contains(path.Steps[0].Name))
        {
            fields.Fault(Set, $"found '{path.Text}', expected a key of one scenario: "
                + $"{string.Join(", ", PipelineSpec.OfTheWholeFile)} are the same for all");
        }

        return new SetEdit(fields.Node, path);
    }

    internal override void Apply(ScenarioDraft draft) => draft.Set(Path, Node.Find(ToName)!.Value, Node.Mark);
}
