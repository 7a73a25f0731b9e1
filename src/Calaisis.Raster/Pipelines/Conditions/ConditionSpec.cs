using Calaisis.Raster.Habitats.Rules;
using Calaisis.Raster.Parameters;

namespace Calaisis.Raster.Pipelines.Conditions;

/// <summary>A condition as the pipeline file declares it.</summary>
/// <param name="Uses">The sources it reads.</param>
/// <param name="Build">
/// Makes the condition, once legends are known; asked with no legend at all, it only serves to tell its needs.
/// </param>
public sealed record ConditionDeclaration(IReadOnlyList<SourceUse> Uses, Func<SourceLegends?, HabitatCondition> Build)
{
    /// <summary>A group of conditions.</summary>
    internal static ConditionDeclaration Group(bool any, IReadOnlyList<ConditionDeclaration> members) => new(
        [.. members.SelectMany(member => member.Uses)],
        legends => new ConditionGroup(any, [.. members.Select(member => member.Build(legends))]));
}

/// <summary>
/// What a cell must fulfil: the value of a source, a distance, the resistance, or a group of conditions.
/// </summary>
static class ConditionSpec
{
    /// <summary>Farther away nothing has an effect that a rule of habitat would know.</summary>
    const double MostMetres = 20_000;

    static readonly Key<string> Source = Key<string>.Required(
        "source",
        new TextSpec { Meaning = $"the name of a source" },
        "The source that is looked at; no data never fulfils a condition",
        "land-cover");

    static readonly Key<double> Within = Key<double>.Optional(
        "within",
        new NumberSpec { AtLeast = 0, AtMost = MostMetres },
        "Not the cells themselves, but all that lie at most so many metres from one of them, from centre to centre",
        "100");

    static readonly Key<double> Beyond = Key<double>.Optional(
        "beyond",
        new NumberSpec { AtLeast = 0, AtMost = MostMetres },
        "Not the cells themselves, but all that lie more than so many metres from each of them (0: all others)",
        "50");

    static readonly ListSpec<ConditionDeclaration> Members = new(new LaterSpec<ConditionDeclaration>(() => Spec!));

    static readonly Key<IReadOnlyList<ConditionDeclaration>> Any = Key<IReadOnlyList<ConditionDeclaration>>.Required(
        "any", Members, "One of these conditions is enough",
        "[{ source: land-cover, values: [411] }, { source: wetlands }]");

    static readonly Key<IReadOnlyList<ConditionDeclaration>> AllOf = Key<IReadOnlyList<ConditionDeclaration>>.Required(
        "all", Members, "All of these conditions have to hold",
        "[{ source: land-cover, values: [231] }, { source: light, below: 2 }]");

    static readonly Key<double> AtMost = Key<double>.Required(
        "resistance-at-most", new NumberSpec { Above = 0 }, "The trame's own resistance is at most this", "2");

    /// <summary>One condition.</summary>
    public static UnionSpec<ConditionDeclaration> Spec { get; } = new(
        "condition",
        new RecordSpec<ConditionDeclaration>(
            "condition on a source",
            "The value of a source, or the distance to cells of such a value; "
                + "every cell with data when no value is asked for",
            [Source, .. CellTestKeys.All, Within, Beyond],
            BuildOnSource),
        new RecordSpec<ConditionDeclaration>(
            "any of several conditions", "Holds where one of its conditions does", [Any],
            fields => ConditionDeclaration.Group(any: true, fields.Get(Any))),
        new RecordSpec<ConditionDeclaration>(
            "all of several conditions", "Holds where all of its conditions do", [AllOf],
            fields => ConditionDeclaration.Group(any: false, fields.Get(AllOf))),
        new RecordSpec<ConditionDeclaration>(
            "condition on resistance",
            "Holds where the trame's own resistance is low",
            [AtMost],
            fields =>
            {
                var condition = new ResistanceCondition(fields.Get(AtMost));
                return new ConditionDeclaration([], _ => condition);
            }));

    static ConditionDeclaration BuildOnSource(Fields fields)
    {
        var source = fields.Get(Source);
        var use = new SourceUse(source, fields.MarkOf(Source), Holding.Anything);
        use.CheckLater($"this condition", fields.Reading);
        if (fields.Has(Within) && fields.Has(Beyond))
            fields.Fault(Beyond, $"found both 'within' and 'beyond' in a condition, expected one of them");
        var test = CellTestKeys.Build(fields);
        var (metres, beyond) = (fields.FindValue(Within) ?? fields.FindValue(Beyond), fields.Has(Beyond));
        return new ConditionDeclaration([use], legends =>
        {
            var cells = legends is null ? CellTest.WithData : test(legends(source));
            return metres is { } reach
                ? new DistanceCondition(source, cells, reach, beyond)
                : new ValueCondition(source, cells);
        });
    }
}
