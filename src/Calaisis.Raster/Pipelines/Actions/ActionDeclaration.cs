using Calaisis.Raster.Parameters;

namespace Calaisis.Raster.Pipelines.Actions;

/// <summary>A kind of action: what it changes, what it costs, who can do it, and the text of its sheet.</summary>
/// <param name="Name">Its name among kinds: that of its file.</param>
/// <param name="Title">What people call it.</param>
/// <param name="Shape">What a feature of this kind is.</param>
/// <param name="Edits">What it changes, as edits of scenarios in which <c>work</c> stands for the feature.</param>
/// <param name="Unit">What its cost is counted in.</param>
/// <param name="UnitCost">Euros for one unit.</param>
public sealed record ActionDeclaration(
    string Name, BothLanguages Title, ActionShape Shape, IReadOnlyList<MappingNode> Edits, CostUnit Unit,
    double UnitCost)
{
    /// <summary>In edits: the feature of a work.</summary>
    public const string Work = "work";

    /// <summary>Where the cost comes from.</summary>
    public required BothLanguages CostSource { get; init; }

    /// <summary>Who can do it, the most likely first.</summary>
    public required IReadOnlyList<Actor> Actors { get; init; }

    /// <summary>Years until it works as declared.</summary>
    public double DelayYears { get; init; }

    /// <summary>Where it is allowed and makes sense.</summary>
    public required BothLanguages Where { get; init; }

    /// <summary>The text of its sheet.</summary>
    public required BothLanguages Text { get; init; }

    static readonly Spec<IReadOnlyList<Actor>> ActorList = new ListSpec<Actor>(ActorWords.Spec);

    static readonly Key<BothLanguages> NameKey = Key<BothLanguages>.Required(
        "name", BothLanguages.Spec, "What people call it", "{ fr: Haie plantée, en: Hedge planted }");

    static readonly Key<ActionShape> ShapeKey = Key<ActionShape>.Required(
        "shape",
        new ChoiceSpec<ActionShape>(
            ("point", ActionShape.Point), ("line", ActionShape.Line), ("area", ActionShape.Area)),
        "What a feature of this kind is", "line");

    static readonly Key<IReadOnlyList<MappingNode>> EditsKey = Key<IReadOnlyList<MappingNode>>.Required(
        "edits",
        new ListSpec<MappingNode>(WorkEdits.Template),
        "What it changes: edits as scenarios have them, in which 'work' stands for the feature",
        "[{ burn: work, on: haies, width: 8 }]");

    static readonly Key<CostUnit> UnitKey = Key<CostUnit>.Required(
        "unit",
        new ChoiceSpec<CostUnit>(("m", CostUnit.Metre), ("m2", CostUnit.SquareMetre), ("item", CostUnit.Item)),
        "What its cost is counted in: metres of a line, square metres of an area, or features", "m");

    static readonly Key<double> UnitCostKey = Key<double>.Required(
        "unit-cost", new NumberSpec { AtLeast = 0 }, "Euros for one unit", "22");

    static readonly Key<BothLanguages> CostSourceKey = Key<BothLanguages>.Required(
        "cost-source", BothLanguages.Spec, "Where the cost comes from", "{ fr: valeur par défaut, en: default }");

    static readonly Key<IReadOnlyList<Actor>> ActorsKey = Key<IReadOnlyList<Actor>>.Required(
        "actors", ActorList, "Who can do it, the most likely first", "[farmer, commune]");

    static readonly Key<double> DelayKey = Key<double>.WithDefault(
        "delay", new NumberSpec { AtLeast = 0 }, 0, "Years until it works as declared", "10");

    static readonly Key<BothLanguages> WhereKey = Key<BothLanguages>.Required(
        "where", BothLanguages.Spec, "Where it is allowed and makes sense", "{ fr: ..., en: ... }");

    static readonly Key<BothLanguages> TextKey = Key<BothLanguages>.Required(
        "text", BothLanguages.Spec, "The text of its sheet", "{ fr: ..., en: ... }");

    /// <summary>How the file of a kind is written.</summary>
    public static RecordSpec<ActionDeclaration> Spec { get; } = new(
        "action",
        "A kind of action: what it changes, what it costs, who can do it",
        [
            NameKey, ShapeKey, EditsKey, UnitKey, UnitCostKey, CostSourceKey, ActorsKey, DelayKey, WhereKey, TextKey,
        ],
        Build);

    static ActionDeclaration Build(Fields fields)
    {
        var (shape, unit) = (fields.Get(ShapeKey), fields.Get(UnitKey));
        var isCountable = unit switch
        {
            CostUnit.Metre => shape == ActionShape.Line,
            CostUnit.SquareMetre => shape == ActionShape.Area,
            _ => true,
        };
        if (!isCountable)
        {
            fields.Fault(
                UnitKey, $"found a cost that does not fit the shape, expected m for lines, m2 for areas, or item");
        }

        return new ActionDeclaration(
            "", fields.Get(NameKey), shape, fields.Get(EditsKey), unit, fields.Get(UnitCostKey))
        {
            CostSource = fields.Get(CostSourceKey),
            Actors = fields.Get(ActorsKey),
            DelayYears = fields.Get(DelayKey),
            Where = fields.Get(WhereKey),
            Text = fields.Get(TextKey),
        };
    }
}

/// <summary>What a feature of a kind of action is.</summary>
public enum ActionShape
{
    Point,
    Line,
    Area,
}

/// <summary>What a cost is counted in.</summary>
public enum CostUnit
{
    Metre,
    SquareMetre,
    Item,
}
