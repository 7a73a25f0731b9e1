using System.Globalization;

namespace Calaisis.Raster.Corridors;

/// <summary>A crossing that ends in the wall it is to open, which stays closed.</summary>
/// <param name="Source">The source of crossings.</param>
/// <param name="Features">Its features that lie there, by id.</param>
/// <param name="X">Where, in map units.</param>
/// <param name="Y">The same.</param>
/// <param name="Wall">The source that stays closed.</param>
/// <param name="MissingMetres">How much farther it has to reach, at least.</param>
/// <param name="LineMetres">How long its line is; null for what is no line, or several.</param>
/// <param name="CellMetres">The cells that lengths are counted in.</param>
public sealed record ShortCrossing(
    string Source, IReadOnlyList<long> Features, double X, double Y, string Wall, double MissingMetres, double? LineMetres, double CellMetres)
{
    static readonly CultureInfo Invariant = CultureInfo.InvariantCulture;

    /// <summary>What there is to say of it.</summary>
    public Sentence Sentence
    {
        get
        {
            var features = string.Join(", ", Features.Select(id => id.ToString(Invariant)));
            var missing = Math.Ceiling(MissingMetres);
            var length = LineMetres is { } line
                ? (Sentence)$"it is {line:0} m long and has to be about {Math.Ceiling(line + missing):0} m"
                : $"it has to reach about {missing:0} m farther";
            var which = Features.Count == 1 ? (Sentence)$"feature {features}" : $"features {features}";
            return $"the crossing of '{Source}' at x {X:0}, y {Y:0} ({which}) ends in '{Wall}', which stays closed there: {length} on cells of {CellMetres:0.##} m; "
                + $"lengthen it, or set it where that is narrower";
        }
    }
}
