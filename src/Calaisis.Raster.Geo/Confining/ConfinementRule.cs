namespace Calaisis.Raster.Geo.Confining;

/// <summary>What a confined process may read.</summary>
/// <param name="WhyNot">
/// Why a path or dataset name may not be read, as the end of a sentence; null where it may.
/// </param>
/// <param name="MayConnect">Whether the scheme, host and port of an address are allowed.</param>
/// <param name="Databases">How the names of allowed databases begin, such as <c>PG:</c>.</param>
public sealed record ConfinementRule(
    Func<string, Sentence?> WhyNot, Func<Uri, bool> MayConnect, IReadOnlyList<string> Databases);
