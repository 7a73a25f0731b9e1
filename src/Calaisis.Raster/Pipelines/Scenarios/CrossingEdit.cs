using Calaisis.Raster.Parameters;

namespace Calaisis.Raster.Pipelines.Scenarios;

/// <summary>
/// <c>crossing</c>: wildlife crossings. They become a source of their own and, in each trame they serve, a layer with
/// one resistance on top of all others.
/// </summary>
sealed record CrossingEdit(MappingNode Node, IReadOnlyList<string> Trames) : ScenarioEdit(Node)
{
    const string CrossingName = "crossing";
    const string ResistanceName = "resistance";
    const string TramesName = "trames";

    static readonly Key<Shapes> Crossing = Key<Shapes>.Required(
        CrossingName,
        EditShapes.Features,
        "The crossings: a file, or a shape drawn here",
        "{ line: [[620000, 7090000], [620100, 7090000]] }");

    static readonly Key<double> Resistance = Key<double>.WithDefault(
        ResistanceName, new NumberSpec { Above = 0 }, 1, "The resistance of their cells", "1");

    static readonly Key<IReadOnlyList<string>> TramesKey = Key<IReadOnlyList<string>>.Optional(
        TramesName,
        new ListSpec<string>(new TextSpec { Meaning = $"the name of a trame" }),
        "The trames they serve; all when left out",
        "[verte, bleue]");

    public static RecordSpec<ScenarioEdit> Spec { get; } = new(
        "crossing edit",
        "Adds wildlife crossings: cells with a resistance of their own, on top of all layers; they open barriers",
        [Crossing, .. EditKeys.Features, Resistance, TramesKey],
        Build);

    static CrossingEdit Build(Fields fields)
    {
        _ = EditKeys.ToFeatures(fields, Crossing);
        var trames = fields.Find(TramesKey) ?? [];
        fields.Reading.Defer(() =>
        {
            var declared = fields.Reading.Declared("trame");
            foreach (var trame in trames.Where(trame => !declared.ContainsKey(trame)))
            {
                fields.Fault(TramesKey, $"this edit serves the trame '{trame}', which is not declared"
                    + $"{Spelling.DidYouMean(trame, declared.Keys)}{Spelling.Declared([.. declared.Keys])}");
            }
        });
        return new CrossingEdit(fields.Node, trames);
    }

    internal override void Apply(ScenarioDraft draft)
    {
        var source = draft.AddSource(CrossingName, Declaration());
        var resistance = Node.Find(ResistanceName)?.Value ?? new ScalarNode(Node.Mark, "1", ScalarKind.Number, 1);
        var layer = new MappingNode(
            Node.Mark,
            [
                new MappingEntry(Node.Mark, "constant", resistance),
                new MappingEntry(Node.Mark, "source", new ScalarNode(Node.Mark, source, ScalarKind.Text)),
            ]);
        foreach (var trame in Trames.Count > 0 ? Trames : draft.TrameNames) draft.AddLayer(trame, layer);
    }

    /// <summary>The source that the edit's features make: the same keys, but for those of the layer.</summary>
    MappingNode Declaration() => Node with
    {
        Entries =
        [
            .. Node.Entries
                .Where(entry => entry.Key is not (ResistanceName or TramesName))
                .Select(entry => entry.Key == CrossingName
                    ? entry with { Key = entry.Value is ScalarNode ? "vector" : "drawn" }
                    : entry),
        ],
    };
}
