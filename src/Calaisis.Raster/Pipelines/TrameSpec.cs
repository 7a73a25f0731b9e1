using Calaisis.Raster.Links;
using Calaisis.Raster.Parameters;
using Calaisis.Raster.Pipelines.Layers;
using Calaisis.Raster.Resistance;

namespace Calaisis.Raster.Pipelines;

/// <summary>How a pipeline file declares a trame.</summary>
static class TrameSpec
{
    static readonly Key<string> Title = Key<string>.Required("title", new TextSpec(), "Its name on maps", "Trame verte");

    static readonly Key<string> Guild = Key<string>.Optional(
        "guild", new TextSpec(), "The species group its resistance was made for, printed on the map", "Mammifères forestiers");

    static readonly Key<string> Colour = Key<string>.Optional(
        "colour",
        new TextSpec { Meaning = "a colour such as \"#2E7D32\" (in quotes)", Pattern = "^#[0-9A-Fa-f]{6}$" },
        "Its colour on maps; the usual one of a trame with a known name, else slate",
        "\"#2E7D32\"");

    static readonly Key<IReadOnlyList<double>> Range = Key<IReadOnlyList<double>>.WithDefault(
        "range",
        new ListSpec<double>(new NumberSpec { Above = 0 }) { AtLeast = 2, AtMost = 2, Meaning = "a list of 2 numbers above 0: smallest and largest resistance" },
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
        "layers", new ListSpec<LayerDeclaration>(LayerKinds.Spec), "What makes the resistance, from the bottom up", "[...]");

    static readonly Key<CostDeclaration> Cost = Key<CostDeclaration>.Optional(
        "cost",
        CostDeclaration.Spec,
        "Accumulated least cost over its resistance, from a source; none when left out",
        "{ source: habitats, max-cost: 50000 }");

    static readonly Key<HabitatDeclaration> Habitats = Key<HabitatDeclaration>.Optional(
        "habitats",
        HabitatDeclaration.Spec,
        "What is habitat, and which patches of it are core areas; none are made when left out",
        "{ rule: [{ source: land-cover, values: [411, 412] }], min-area: 10 }");

    static readonly Key<Reach> Dispersal = Key<Reach>.Optional(
        "dispersal",
        ReachSpec.Spec,
        "How far its species disperse: what lies within that cost of a core area is its dispersal area; none is made when left out",
        "{ metres: 2000 }");

    static readonly Key<ConflictDeclaration> Conflicts = Key<ConflictDeclaration>.Optional(
        "conflicts",
        ConflictDeclaration.Spec,
        "Where the paths of its links cross obstacles; none are looked for when left out",
        "{ obstacles: { motorway: { source: roads, values: [1], code: \"01\" } } }");

    public static RecordSpec<TrameDeclaration> Spec { get; } = new(
        "trame",
        "One ecological network and how its resistance is made",
        [Title, Guild, Colour, Range, Uncovered, Layers, Cost, Habitats, Dispersal, Conflicts],
        Build);

    static TrameDeclaration Build(Fields fields)
    {
        var range = fields.Get(Range);
        if (range[0] > range[1])
            fields.Fault(Range, FormattableString.Invariant($"found {range[0]} to {range[1]}, expected the smaller number first"));
        var layers = fields.Get(Layers);
        if (layers[0].Combine == Combine.Multiply)
            fields.Fault(Layers, "the first layer combines by 'multiply', but there is nothing below it: use 'over', or move it down");
        return new TrameDeclaration(
            "", fields.Get(Title), fields.Find(Colour)?[1..], range[0], range[1], fields.Get(Uncovered), layers)
        {
            Guild = fields.Find(Guild),
            Cost = fields.Find(Cost),
            Habitats = fields.Find(Habitats),
            Dispersal = fields.Find(Dispersal),
            Conflicts = fields.Find(Conflicts),
        };
    }
}
