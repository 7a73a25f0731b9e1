namespace Calaisis.Raster.Geo.Vectors;

/// <summary>A feature as read: its geometry in the grid's coordinate system, and what it is burned with.</summary>
/// <param name="Id">The layer's feature id.</param>
/// <param name="Wkb">Geometry in two dimensions, without curves.</param>
/// <param name="Dimension">0 for points, 1 for lines, 2 for surfaces.</param>
/// <param name="Value">The value to burn.</param>
/// <param name="Enlarge">By how much it grows on each side, in map units; 0 leaves it.</param>
/// <param name="Closed">Whether no step may lead through its lines or its outline.</param>
/// <param name="Order">Higher orders are drawn on top.</param>
/// <param name="Real">
/// By how much it would grow on each side whatever the cells: half its width and its buffer, in map units.
/// </param>
readonly record struct RawFeature(
    long Id, byte[] Wkb, int Dimension, float Value, double Enlarge, bool Closed, double Order, double Real);
