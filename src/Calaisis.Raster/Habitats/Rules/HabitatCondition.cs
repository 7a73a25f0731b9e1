using Calaisis.Raster.Faults;
using Calaisis.Raster.Grids;
using Calaisis.Raster.Resistance;

namespace Calaisis.Raster.Habitats.Rules;

/// <summary>What a cell must fulfil to be habitat. A cell without data fulfils no condition on that source.</summary>
/// <remarks>Thread rule: immutable, shared by all workers.</remarks>
public abstract record HabitatCondition : ISpoken
{
    /// <summary>The sources it reads, and how far beyond a tile.</summary>
    public abstract IReadOnlyList<SourceNeed> NeedsOn(GridDefinition grid);

    /// <summary>
    /// The conditions that look at cells, in the order they are evaluated: itself, or those of a group.
    /// </summary>
    public virtual IReadOnlyList<HabitatCondition> Leaves => [this];

    /// <inheritdoc/>
    public abstract Sentence Sentence { get; }

    /// <summary>The condition in English.</summary>
    public sealed override string ToString() => Sentence.ToString();
}

/// <summary>The value of a source at the cell.</summary>
public sealed record ValueCondition(string Source, CellTest Test) : HabitatCondition
{
    public override IReadOnlyList<SourceNeed> NeedsOn(GridDefinition grid) => [new(Source, 0)];

    public override Sentence Sentence => $"{Source} {Test}";
}

/// <summary>
/// The distance to the nearest cell of a feature, from cell centre to cell centre: at most so many metres, or more.
/// </summary>
/// <param name="Source">The source that holds the feature; it is looked at beyond the grid, too.</param>
/// <param name="Feature">Which of its cells are the feature.</param>
/// <param name="Metres">At least 0; within 0 metres lie the feature's own cells.</param>
/// <param name="Beyond">True where the feature has to be farther away than that.</param>
public sealed record DistanceCondition(string Source, CellTest Feature, double Metres, bool Beyond) : HabitatCondition
{
    public override IReadOnlyList<SourceNeed> NeedsOn(GridDefinition grid) =>
        [new(Source, new Disc(Metres, grid).Reach)];

    public override Sentence Sentence =>
        Beyond ? $"{Source} {Cells}beyond {Metres} m" : (Sentence)$"{Source} {Cells}within {Metres} m";

    Sentence Cells => ReferenceEquals(Feature, CellTest.WithData) ? Sentence.Empty : $"({Feature}) ";
}

/// <summary>The trame's own resistance is at most so much.</summary>
public sealed record ResistanceCondition(double AtMost) : HabitatCondition
{
    internal CellTest Test { get; } = CellTest.AtMost(AtMost);

    public override IReadOnlyList<SourceNeed> NeedsOn(GridDefinition grid) => [];

    public override Sentence Sentence => $"resistance {Test}";
}

/// <summary>Several conditions: all of them have to hold, or one.</summary>
public sealed record ConditionGroup : HabitatCondition
{
    public ConditionGroup(bool any, IReadOnlyList<HabitatCondition> members)
    {
        ArgumentNullException.ThrowIfNull(members);
        if (members.Count == 0) throw new UnfitException($"a group of conditions is empty");
        Any = any;
        Members = members;
    }

    /// <summary>True where one member is enough.</summary>
    public bool Any { get; }

    public IReadOnlyList<HabitatCondition> Members { get; }

    public override IReadOnlyList<HabitatCondition> Leaves => [.. Members.SelectMany(member => member.Leaves)];

    public override IReadOnlyList<SourceNeed> NeedsOn(GridDefinition grid) =>
        [.. Members.SelectMany(member => member.NeedsOn(grid))];

    public override Sentence Sentence =>
        $"({Sentence.Join(Any ? " or " : " and ", Members.Select(member => member.Sentence))})";
}
