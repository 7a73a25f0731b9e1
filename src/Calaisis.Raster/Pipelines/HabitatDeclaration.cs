using Calaisis.Raster.Grids;
using Calaisis.Raster.Habitats;
using Calaisis.Raster.Habitats.Rules;
using Calaisis.Raster.Parameters;
using Calaisis.Raster.Pipelines.Conditions;
using Calaisis.Raster.Resistance;
using Calaisis.Raster.Sources;

namespace Calaisis.Raster.Pipelines;

/// <summary>The habitats of a trame as the pipeline file declares them.</summary>
public sealed record HabitatDeclaration
{
    static readonly TextSpec SourceName = new() { Meaning = $"the name of a source" };

    static readonly Key<IReadOnlyList<ConditionDeclaration>> RuleKey =
        Key<IReadOnlyList<ConditionDeclaration>>.Optional(
            "rule",
            new ListSpec<ConditionDeclaration>(ConditionSpec.Spec),
            "What a cell must fulfil to be habitat: all of these conditions; only given reservoirs count when left out",
            "[{ source: land-cover, values: [411, 412] }, { source: light, below: 2 }]");

    static readonly Key<IReadOnlyList<string>> GivenKey = Key<IReadOnlyList<string>>.WithDefault(
        "given",
        new ListSpec<string>(SourceName),
        [],
        "Sources whose features are reservoirs whatever the rule says (cells other than 0, "
            + "with data): core areas of any size, "
            + "which take the name that 'value: { attribute: ... }' gives them",
        "[znieff1]");

    static readonly Key<double> MinArea = Key<double>.WithDefault(
        "min-area", new NumberSpec { AtLeast = 0 }, 0,
        "Smallest core area in hectares; smaller pieces of habitat are none", "10");

    static readonly Key<double> SteppingStones = Key<double>.Optional(
        "stepping-stones",
        new NumberSpec { AtLeast = 0 },
        "Smallest stepping stone in hectares, kept apart from core areas; none are kept when left out",
        "0.5");

    static readonly Key<Connectivity> Neighbours = Key<Connectivity>.WithDefault(
        "neighbours", new ConnectivitySpec(), Connectivity.Eight,
        "Which cells make one patch: those that share an edge (4), or also a corner (8)", "4");

    static readonly Key<string> ObstacleSource = Key<string>.Required(
        "source",
        SourceName,
        "The source that holds the obstacle; every cell with data when no value is asked for",
        "roads");

    static readonly Key<IReadOnlyList<(SourceUse Use, LaterTest Cells)>> AcrossKey =
        Key<IReadOnlyList<(SourceUse Use, LaterTest Cells)>>.WithDefault(
            "across",
            new ListSpec<(SourceUse Use, LaterTest Cells)>(new RecordSpec<(SourceUse Use, LaterTest Cells)>(
                "habitat obstacle",
                "Cells that part habitat",
                [ObstacleSource, .. CellTestKeys.All],
                fields => (Use(
                    fields.Get(ObstacleSource), fields.MarkOf(ObstacleSource), Holding.Anything, $"'across'",
                    fields), CellTestKeys.Build(fields)))),
            [],
            "What habitat does not reach across, beside cells that cannot be crossed: "
                + "these cells are no habitat whatever the rule says, gaps on "
                + "them stay open, and cells that touch only at a corner between two of them are apart",
            "[{ source: roads, values: [\"1\"] }]");

    static readonly Key<double> CloseGaps = Key<double>.WithDefault(
        "close-gaps",
        new NumberSpec { AtLeast = 0, AtMost = 5000 },
        0,
        "Radius in metres of the disc that closes habitat first (dilation, then erosion): "
            + "gaps up to twice as wide are filled, "
            + "except where nothing can pass",
        "20");

    static readonly Key<string> RadianceKey = Key<string>.Optional(
        "radiance", SourceName, "The source of night light whose mean each patch notes", "light");

    static readonly Key<double> MaxPatches = Key<double>.WithDefault(
        "max-patches", new NumberSpec { AtLeast = 1, AtMost = 1e6, Whole = true }, 10_000,
        "More core areas and stepping stones are an error", "5000");

    readonly ConditionDeclaration? _rule;
    readonly IReadOnlyList<string> _given;
    readonly IReadOnlyList<(SourceUse Use, LaterTest Cells)> _across;
    readonly HabitatSettings _draft;

    HabitatDeclaration(
        IReadOnlyList<SourceUse> uses,
        ConditionDeclaration? rule,
        IReadOnlyList<string> given,
        IReadOnlyList<(SourceUse Use, LaterTest Cells)> across,
        HabitatSettings draft) =>
        (Uses, _rule, _given, _across, _draft) = (uses, rule, given, across, draft);

    /// <summary>The sources that say which cells are habitat.</summary>
    public IReadOnlyList<SourceUse> Uses { get; }

    /// <summary>The source of night light whose mean each patch notes; null for none. It changes no patch.</summary>
    public string? Radiance { get; private init; }

    /// <summary>Where its patches take names from; null where the pipeline says it. It changes no patch.</summary>
    public IReadOnlyList<NameSourceDeclaration>? Names { get; private init; }

    /// <summary>How a trame declares it.</summary>
    internal static RecordSpec<HabitatDeclaration> Spec { get; } = new(
        "habitats",
        "What is habitat, and which patches of it are core areas",
        [
            RuleKey, GivenKey, MinArea, SteppingStones, Neighbours, AcrossKey, CloseGaps, RadianceKey,
            NameSourceDeclaration.Key, MaxPatches,
        ],
        FromFields);

    /// <summary>Whether a rule says what is habitat; without one there are given reservoirs only.</summary>
    public bool HasRule => _rule is not null;

    /// <summary>Whether reservoirs are given, which are core areas of any size.</summary>
    public bool HasGiven => _given.Count > 0;

    /// <summary>Smallest core area in hectares.</summary>
    public double MinAreaHectares => _draft.MinAreaHectares;

    /// <summary>
    /// The sources that say which cells are habitat, and how far beyond the grid; known before any legend is.
    /// </summary>
    public IReadOnlyList<SourceNeed> NeedsOn(GridDefinition grid) => _draft.NeedsOn(grid);

    /// <summary>The settings of the search, once the sources are open and their legends known.</summary>
    /// <exception cref="Faults.PipelineException">
    /// A condition names a class that its source's legend does not have.
    /// </exception>
    public HabitatSettings Build(string trame, SourceLegends legends)
    {
        ArgumentNullException.ThrowIfNull(legends);
        return Complete(
            new HabitatSettings(
                trame, _rule?.Build(legends), [.. _given.Select(source => GivenFrom(source, legends(source)))]),
            _draft) with
        {
            Across = [.. _across.Select(
                obstacle => new HabitatObstacle(obstacle.Use.Source, obstacle.Cells(legends(obstacle.Use.Source))))],
        };
    }

    static HabitatDeclaration FromFields(Fields fields)
    {
        var before = fields.Reading.FaultCount;
        var rule = fields.Find(RuleKey) is { } conditions
            ? conditions.Count == 1 ? conditions[0] : ConditionDeclaration.Group(any: false, conditions)
            : null;
        var given = fields.Get(GivenKey);
        var across = fields.Get(AcrossKey);
        if (rule is null && given.Count == 0)
        {
            fields.Reading
                .Add(fields.Mark, $"found neither 'rule' nor 'given' in habitats, expected one of them or both");
        }

        if (fields.FindValue(SteppingStones) is { } stones && stones >= fields.Get(MinArea))
        {
            fields.Fault(
                SteppingStones, $"found {stones} ha, expected less than 'min-area' ({fields.Get(MinArea)} ha)");
        }

        List<SourceUse> uses =
        [
            .. rule?.Uses ?? [],
            .. given.Select(
                source => Use(source, fields.MarkOf(GivenKey), Holding.Anything, $"these given habitats", fields)),
            .. across.Select(obstacle => obstacle.Use),
        ];
        var radiance = fields.Find(RadianceKey);
        if (radiance is not null) Use(radiance, fields.MarkOf(RadianceKey), Holding.Values, $"'radiance'", fields);
        if (fields.Reading.FaultCount > before) return null!;
        var draft = new HabitatSettings(
            "draft", rule?.Build(null), [.. given.Select(source => new GivenReservoirs(source, _ => null))])
        {
            At = new(fields.Place),
            MinAreaHectares = fields.Get(MinArea),
            SteppingStoneHectares = fields.FindValue(SteppingStones),
            Across = [.. across.Select(obstacle => new HabitatObstacle(obstacle.Use.Source, CellTest.WithData))],
            Connectivity = fields.Get(Neighbours),
            CloseGapsMetres = fields.Get(CloseGaps),
            MaxPatches = (int)fields.Get(MaxPatches),
        };
        return new HabitatDeclaration(uses, rule, given, across, draft)
        {
            Radiance = radiance,
            Names = fields.Find(NameSourceDeclaration.Key),
        };
    }

    static SourceUse Use(string source, Mark mark, Holding holding, Sentence where, Fields fields)
    {
        var use = new SourceUse(source, mark, holding);
        use.CheckLater(where, fields.Reading);
        return use;
    }

    static HabitatSettings Complete(HabitatSettings settings, HabitatSettings draft) => settings with
    {
        At = draft.At,
        MinAreaHectares = draft.MinAreaHectares,
        SteppingStoneHectares = draft.SteppingStoneHectares,
        Connectivity = draft.Connectivity,
        CloseGapsMetres = draft.CloseGapsMetres,
        MaxPatches = draft.MaxPatches,
    };

    /// <summary>
    /// Reservoirs are named by the classes of their source: for texts of an attribute, the texts themselves.
    /// </summary>
    static GivenReservoirs GivenFrom(string source, Legend? legend) =>
        new(source, value => legend?.WithValue(value)?.Label)
        {
            Expected = legend is { IsFromData: true } ? [.. legend.Classes.Select(known => known.Value)] : [],
        };
}
