using Calaisis.Raster.Grids;
using Calaisis.Raster.Resistance;
using Calaisis.Raster.Sources;

namespace Calaisis.Raster.Preflight;

/// <summary>A source to judge.</summary>
/// <param name="Facts">What opening it told.</param>
/// <param name="Statistics">What reading it told; null where it could not be brought to the grid.</param>
public sealed record SourceSubject(SourceFacts Facts, SourceStatistics? Statistics)
{
    /// <summary>Why it could not be opened, as a sentence; null where it could.</summary>
    public Sentence? Problem { get; init; }

    /// <summary>What its cells hold in place of the no data its file names; null where nothing does.</summary>
    public UnmetNoData? UnmetNoData { get; init; }

    /// <summary>
    /// Numbers that single precision rounds, in a source that holds resistances; null where there are none.
    /// </summary>
    public RoundedResistances? Rounded { get; init; }

    /// <summary>
    /// Whether something else than the layers of a trame reads it: habitats, obstacles, the comparison.
    /// </summary>
    public bool IsReadElsewhere { get; init; }
}

/// <summary>A trame to judge.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Sources">The names of the sources it reads.</param>
/// <param name="Tables">What its tables answer.</param>
public sealed record TrameSubject(string Name, IReadOnlyList<string> Sources, IReadOnlyList<ClassCoverage> Tables)
{
    /// <summary>What a resistance stack reads and answers on a grid.</summary>
    public static TrameSubject Of(ResistanceStack stack, GridDefinition grid)
    {
        ArgumentNullException.ThrowIfNull(stack);
        return new TrameSubject(stack.Trame, [.. stack.NeedsOn(grid).Select(need => need.Source)], stack.Coverage);
    }
}
