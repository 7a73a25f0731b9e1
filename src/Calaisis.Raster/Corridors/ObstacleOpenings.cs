using Calaisis.Raster.Resistance;

namespace Calaisis.Raster.Corridors;

/// <summary>
/// The layers of a trame that may open an obstacle: those above its own that replace or lower what is below.
/// </summary>
/// <param name="Own">
/// The layer that gives the obstacle its resistance; null where none does, or only as a factor.
/// </param>
/// <param name="Above">What may open it, from the top down.</param>
/// <param name="Least">The trame's smallest resistance; less becomes this.</param>
/// <param name="Most">The trame's largest resistance; more becomes this.</param>
public sealed record ObstacleOpenings(StackedLayer? Own, IReadOnlyList<NamedLayer> Above, double Least, double Most);

/// <summary>A layer and the source it reads.</summary>
public sealed record NamedLayer(string Source, StackedLayer Layer);
