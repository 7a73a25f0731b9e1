namespace Calaisis.Raster.CostDistance.Messages;

/// <summary>
/// What a tile tells a neighbour: the costs of its cells along their border, and whether a visit is worth while.
/// Costs only ever fall and the receiver keeps the least, so a message may come twice, late, or after a later one.
/// </summary>
/// <param name="Tile">The receiver.</param>
/// <param name="Side">Where the sender lies, seen from the receiver.</param>
/// <param name="Strip">Costs of the sender's cells in the receiver's halo, row-major; the sender's again after the
/// call.</param>
/// <param name="Lowest">The least cost the receiver will find by it; +Infinity if it will find none.</param>
readonly record struct BorderMessage(int Tile, Side Side, ReadOnlyMemory<double> Strip, double Lowest);
