using Calaisis.Raster.Corridors;
using Calaisis.Raster.Parameters;
using Calaisis.Raster.Pipelines.Conditions;

namespace Calaisis.Raster.Pipelines;

/// <summary>The conflicts of a trame as the pipeline file declares them.</summary>
/// <param name="Uses">The sources of its obstacles.</param>
/// <param name="Build">Makes the settings of the search, once legends are known.</param>
public sealed record ConflictDeclaration(IReadOnlyList<SourceUse> Uses, Func<SourceLegends, ConflictSettings> Build)
{
    /// <summary>What obstacles are called on maps, by their names; those without a label are left out.</summary>
    public IReadOnlyDictionary<string, string> Labels { get; init; } = new Dictionary<string, string>();

    static readonly Key<string> Source = Key<string>.Required(
        "source",
        new TextSpec { Meaning = $"the name of a source" },
        "The source that holds the obstacle; every cell with data when no value is asked for",
        "roads");

    static readonly Key<string> Code = Key<string>.Optional(
        "code",
        new TextSpec { Meaning = $"two digits in quotes, such as \"01\"", Pattern = "^[0-9]{2}$" },
        "TYPE_OBST of the national SRCE standard: 01 motorways, 02 main roads, 03 high-speed railways, "
            + "04 other railways, 07 built-up areas, "
            + "12 obstacles to flow",
        "\"01\"");

    static readonly Key<string> Label = Key<string>.Optional(
        "label", new TextSpec(), "What it is called on maps", "Autoroutes");

    static readonly Key<double> Group = Key<double>.WithDefault(
        "group",
        new NumberSpec { AtLeast = 0 },
        200,
        "Crossings of one obstacle at most so many metres apart are one conflict, and so are those they lead on to",
        "200");

    static readonly Key<IReadOnlyList<Named<ObstacleDraft>>> Obstacles =
        Key<IReadOnlyList<Named<ObstacleDraft>>>.Required(
            "obstacles",
            new NamedSpec<ObstacleDraft>(
                "obstacle",
                new RecordSpec<ObstacleDraft>(
                    "obstacle", "Cells that paths should not cross", [Source, .. CellTestKeys.All, Code, Label],
                    BuildObstacle)),
            "What paths should not cross, each under a name of its own",
            "{ motorway: { source: roads, values: [1], code: \"01\" } }");

    /// <summary>How a trame declares it.</summary>
    internal static RecordSpec<ConflictDeclaration> Spec { get; } = new(
        "conflicts", "Where the paths of links cross obstacles", [Group, Obstacles], FromFields);

    static ObstacleDraft BuildObstacle(Fields fields)
    {
        var use = new SourceUse(fields.Get(Source), fields.MarkOf(Source), Holding.Anything);
        use.CheckLater($"this obstacle", fields.Reading);
        return new ObstacleDraft(use, CellTestKeys.Build(fields), fields.Find(Code), fields.Find(Label));
    }

    static ConflictDeclaration FromFields(Fields fields)
    {
        var (metres, drafts) = (fields.Get(Group), fields.Get(Obstacles));
        return new ConflictDeclaration(
            [.. drafts.Select(draft => draft.Value.Use)],
            legends => new ConflictSettings(
                metres, [.. drafts.Select(draft => draft.Value.ToObstacle(draft.Name, legends))]))
        {
            Labels = drafts.Where(draft => draft.Value.Label is not null)
                .ToDictionary(draft => draft.Name, draft => draft.Value.Label!, StringComparer.Ordinal),
        };
    }

    sealed record ObstacleDraft(SourceUse Use, LaterTest Test, string? Code, string? Label)
    {
        public Obstacle ToObstacle(string name, SourceLegends legends) =>
            new(name, Use.Source, Test(legends(Use.Source))) { Code = Code, Label = Label };
    }
}
