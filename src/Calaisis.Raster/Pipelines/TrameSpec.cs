using Calaisis.Raster.Links;
using Calaisis.Raster.Parameters;
using Calaisis.Raster.Pipelines.Layers;
using Calaisis.Raster.Resistance;

namespace Calaisis.Raster.Pipelines;

/// <summary>How a pipeline file declares a trame.</summary>
static class TrameSpec
{
    static readonly Key<string> Title = Key<string>.Required(
        "title", new TextSpec(), "Its name on maps", "Trame verte");

    static readonly Key<string> Guild = Key<string>.Optional(
        "guild", new TextSpec(), "The species group its resistance was made for, printed on the map",
        "Mammifères forestiers");

    static readonly Key<string> Colour = Key<string>.Optional(
        "colour",
        new TextSpec { Meaning = $"a colour such as \"#2E7D32\" (in quotes)", Pattern = "^#[0-9A-Fa-f]{6}$" },
        "Its colour on maps; the usual one of a trame with a known name, else slate",
        "\"#2E7D32\"");

    static readonly Key<IReadOnlyList<double>> Range = Key<IReadOnlyList<double>>.WithDefault(
        "range",
        new ListSpec<double>(new NumberSpec { Above = 0 })
        {
            AtLeast = 2,
            AtMost = 2,
            Meaning = $"a list of 2 numbers above 0: smallest and largest resistance",
        },
        [1, 10000],
        "Smallest and largest resistance; results beyond become these, barriers stay barriers",
        "[1, 10000]");

    static readonly Key<UncoveredRule> Uncovered = Key<UncoveredRule>.WithDefault(
        "uncovered",
        new NumberOrWordSpec<UncoveredRule>(
            new NumberSpec { Above = 0 },
            UncoveredRule.Value,
            new ChoiceSpec<UncoveredRule>(("error", UncoveredRule.Error), ("impassable", UncoveredRule.Impassable))),
        UncoveredRule.Error,
        "What becomes of cells on which no layer speaks: error, impassable or a resistance",
        "impassable");

    static readonly Key<IReadOnlyList<LayerDeclaration>> Layers = Key<IReadOnlyList<LayerDeclaration>>.Required(
        "layers",
        new ListSpec<LayerDeclaration>(LayerKinds.Spec),
        "What makes the resistance, from the bottom up",
        "[...]");

    static readonly Key<CostDeclaration> Cost = Key<CostDeclaration>.Optional(
        "cost",
        CostDeclaration.Spec,
        "Accumulated least cost over its resistance, from a source; none when left out",
        "{ source: habitats, max-cost: 50000 }");

    static readonly Key<TrameStandard> StandardKey = Key<TrameStandard>.Optional(
        "standard", TrameStandard.Spec, "What the national tables need to know of it", "{ milieu: boisé }");

    static readonly Key<HabitatDeclaration> Habitats = Key<HabitatDeclaration>.Optional(
        "habitats",
        HabitatDeclaration.Spec,
        "What is habitat, and which patches of it are core areas; none are made when left out",
        "{ rule: [{ source: land-cover, values: [411, 412] }], min-area: 10 }");

    static readonly Key<LinkRules> Links = Key<LinkRules>.Optional(
        "links",
        LinkSpec.Spec,
        "The least-cost connections between its core areas; none are searched when left out",
        "{ topology: planar, max-distance: { metres: 6000 } }");

    static readonly Key<CorridorDeclaration> Corridors = Key<CorridorDeclaration>.Optional(
        "corridors",
        CorridorDeclaration.Spec,
        "The corridors of its links; none are made when left out",
        "{ cutoff: { cost: 5000 } }");

    static readonly Key<Reach> Dispersal = Key<Reach>.Optional(
        "dispersal",
        ReachSpec.Spec,
        "How far its species disperse: what lies within that cost of a core area is its dispersal area; "
            + "none is made when left out",
        "{ metres: 2000 }");

    static readonly Key<ConflictDeclaration> Conflicts = Key<ConflictDeclaration>.Optional(
        "conflicts",
        ConflictDeclaration.Spec,
        "Where the paths of its links cross obstacles; none are looked for when left out",
        "{ obstacles: { motorway: { source: roads, values: [1], code: \"01\" } } }");

    static readonly Key<NetworkDeclaration> Network = Key<NetworkDeclaration>.Optional(
        "network",
        NetworkDeclaration.Spec,
        "Indicators of its network of core areas and links; none when left out",
        "{ distance: { metres: 700 }, probability: 0.5 }");

    static readonly IReadOnlyList<Key> Known =
    [
        Title, Guild, Colour, Range, Uncovered, Layers, Cost, Habitats, Links, Corridors, Dispersal, Conflicts, Network,
        StandardKey,
    ];

    /// <summary>
    /// A trame with keys of operations beside its own; their values are its <see cref="TrameDeclaration.More"/>.
    /// </summary>
    public static RecordSpec<TrameDeclaration> With(IReadOnlyList<Key> more) => new(
        "trame",
        "One ecological network and how its resistance is made",
        [.. Known, .. more],
        fields => Build(fields) with
        {
            More = more.Where(fields.Has)
                .ToDictionary(key => key.Name, key => fields.FindAny(key)!, StringComparer.Ordinal),
        });

    static TrameDeclaration Build(Fields fields)
    {
        var range = fields.Get(Range);
        if (range[0] > range[1])
        {
            fields.Fault(Range, $"found {range[0]} to {range[1]}, expected the smaller number first");
        }
        else if (!fields.Get(Uncovered).LiesIn(range[0], range[1]))
        {
            fields.Fault(Uncovered, $"found {fields.Get(Uncovered).Resistance} for uncovered cells, "
                + $"expected a resistance in the trame's range {range[0]} to {range[1]}, or 'impassable'");
        }

        var layers = fields.Get(Layers);
        if (layers[0].Combine == Combine.Multiply)
        {
            fields.Fault(Layers, $"the first layer combines by 'multiply', "
                + $"but there is nothing below it: use 'over', or move it down");
        }

        CheckFoundations(fields);
        return new TrameDeclaration(
            "", fields.Get(Title), fields.Find(Colour)?[1..], range[0], range[1], fields.Get(Uncovered), layers)
        {
            Guild = fields.Find(Guild),
            LayersAt = fields.PlaceOf(Layers),
            Cost = fields.Find(Cost),
            Standard = fields.Find(StandardKey) ?? new TrameStandard(),
            Habitats = fields.Find(Habitats),
            Links = fields.Find(Links) is { } links
                ? links with { LowResistance = fields.Find(Corridors)?.LowResistance ?? links.LowResistance }
                : null,
            Corridors = fields.Find(Corridors),
            Dispersal = fields.Find(Dispersal),
            Conflicts = fields.Find(Conflicts),
            Network = fields.Find(Network),
        };
    }

    /// <summary>Costs from core areas, links and corridors each need what they are made of.</summary>
    static void CheckFoundations(Fields fields)
    {
        if (fields.Find(Cost) is { Use: null } && !fields.Has(Habitats))
        {
            fields.Fault(Cost, $"found a cost without 'source' in a trame without 'habitats': "
                + $"name the source where it begins, or declare habitats, whose core areas it then begins at");
        }

        if (fields.Has(Links) && !fields.Has(Habitats))
        {
            fields.Fault(Links, $"found links in a trame without 'habitats': links lead from one core area to another, "
                + $"so declare what is habitat");
        }

        if (fields.Has(Corridors) && !fields.Has(Links))
        {
            fields.Fault(
                Corridors, $"found corridors in a trame without 'links': declare the links whose corridors are wanted");
        }

        if (fields.Has(Conflicts) && !fields.Has(Links))
        {
            fields.Fault(Conflicts, $"found conflicts in a trame without 'links': "
                + $"they are where the paths of links cross obstacles, so declare the links");
        }

        if (fields.Has(Network) && !fields.Has(Links))
        {
            fields.Fault(Network, $"found a network in a trame without 'links': "
                + $"its indicators are those of core areas and links, so declare the links");
        }

        if (fields.Has(Dispersal) && !fields.Has(Habitats) && !fields.Has(Cost))
        {
            fields.Fault(Dispersal, $"found a dispersal in a trame without 'habitats': it begins at core areas, "
                + $"so declare what is habitat");
        }
        else if (fields.Find(Dispersal)?.NeedsFit == true && !fields.Has(Links))
        {
            fields.Fault(Dispersal, $"found a dispersal by a log-log conversion in a trame without 'links': "
                + $"it is fitted to their costs, so declare the links, or take 'conversion: declared' or a cost");
        }
    }
}
