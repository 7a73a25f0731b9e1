using Calaisis.Samples.Ground;

namespace Calaisis.Samples.Geography;

/// <summary>A surface of the real map, outlined by hand.</summary>
/// <param name="Kind">
/// <c>unit</c>, <c>land</c>, <c>dune</c>, <c>saltmarsh</c>, <c>cliff</c>, <c>wood</c>, <c>lake</c> or
/// <c>industry</c>.
/// </param>
/// <param name="Detail">Landscape of a unit, tree cover of a wood, nature of an industrial zone; else empty.</param>
/// <param name="Light">Light an industrial zone sends up, relative to an ordinary one.</param>
/// <param name="Sealed">Share of an industrial zone that is sealed.</param>
/// <param name="Ring">The outline, first point repeated at the end.</param>
sealed record MapArea(
    string Kind, string Name, string Detail, double Light, double Sealed, IReadOnlyList<Point> Ring);
