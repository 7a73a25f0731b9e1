using System.Globalization;

namespace Calaisis.Raster.Corridors;

/// <summary>A crossing that leaves a wall closed that it is drawn on, or next to.</summary>
/// <param name="Source">The source of crossings.</param>
/// <param name="Features">Its features that lie there, by id.</param>
/// <param name="X">Where, in map units.</param>
/// <param name="Y">The same.</param>
/// <param name="Wall">The wall that stays closed: its source.</param>
/// <param name="IsBeside">Whether it ends before the wall; else within.</param>
/// <param name="MissingMetres">
/// How much farther it has to reach; null where it leads along the wall, and no length would do.
/// </param>
/// <param name="LineMetres">How long its line is; null for what is no line, or several.</param>
public sealed record ShortCrossing(
    string Source, IReadOnlyList<long> Features, double X, double Y, string Wall, bool IsBeside, double? MissingMetres,
    double? LineMetres)
{
    /// <summary>
    /// Which feature of the wall it is, and which of another one it leads across on the same cells, so that none is
    /// opened; null for one that leads across nothing.
    /// </summary>
    public (long Closed, string Across, long Crossed)? SameCells { get; init; }

    static readonly CultureInfo Invariant = CultureInfo.InvariantCulture;

    /// <summary>What there is to say of it.</summary>
    public Sentence Sentence
    {
        get
        {
            var features = string.Join(", ", Features.Select(id => id.ToString(Invariant)));
            var which = Features.Count == 1 ? (Sentence)$"feature {features}" : $"features {features}";
            if (SameCells is { } both)
            {
                return $"the crossing of '{Source}' at x {X:0}, y {Y:0} ({which}) leads across feature {both.Crossed} "
                    + $"of '{both.Across}' and ends before feature {both.Closed} of '{Wall}', "
                    + $"on cells that hold both: nothing is opened there; lead it across both, or take smaller cells";
            }

            var ends = IsBeside ? (Sentence)$"ends before" : $"ends within";
            return $"the crossing of '{Source}' at x {X:0}, y {Y:0} ({which}) {ends} '{Wall}', "
                + $"which stays closed there: {Advice}";
        }
    }

    Sentence Advice => (MissingMetres, LineMetres) switch
    {
        (null, _) => $"it leads along it, to no other side; draw it across",
        ({ } missing, { } line) => $"it is {line:0} m long and has to be at least {Math.Ceiling(line + missing):0} m; "
            + $"lengthen it, or set it where that is narrower",
        ({ } missing, _) => $"it has to reach {Math.Ceiling(missing):0} m farther, at least; enlarge it, "
            + $"or set it where that is narrower",
    };
}
