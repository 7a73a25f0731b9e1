using Calaisis.Raster.Faults;

namespace Calaisis.Raster.Links;

/// <summary>
/// No line can be fitted to the costs of these links: the message says why, and how metres can become a cost without.
/// </summary>
public sealed class CostFitException(Sentence sentence) : RasterException(sentence);
