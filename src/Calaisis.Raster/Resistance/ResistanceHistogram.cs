namespace Calaisis.Raster.Resistance;

/// <summary>
/// How many cells have which resistance: value by value where there are at most <see cref="MaxValues"/> different ones
/// (as tables give them), else in fixed bins, of which each octave (from 1 to 2, from 2 to 4...) holds eight of equal
/// width. The bins do not depend on the data, so histograms of different grids compare.
/// </summary>
/// <param name="IsByValue">True where each bin is one value.</param>
/// <param name="Bins">Those that hold cells, in ascending order.</param>
public sealed record ResistanceHistogram(bool IsByValue, IReadOnlyList<ResistanceBin> Bins)
{
    public const int MaxValues = 256;

    public const int BinsPerOctave = 8;
}

/// <summary>Cells with a resistance of <paramref name="From"/> or more and less than <paramref name="To"/>.</summary>
/// <param name="From">The smallest resistance in it.</param>
/// <param name="To">Where the next begins; the same as <paramref name="From"/> where the bin is one value.</param>
/// <param name="Cells">How many cells; at least 1.</param>
public readonly record struct ResistanceBin(float From, float To, long Cells);
