namespace Calaisis.Raster.CostDistance.Kernels;

/// <summary>Picks the kernel compiled for the steps that are allowed.</summary>
static class TileKernels
{
    public static ITileKernel Create(TileFrame frame, CostDistanceSettings settings) =>
        (settings.Neighbourhood, settings.NoCornerCrossing) switch
        {
            (Neighbourhood.Four, _) => new TileKernel<FourNeighbours>(frame, settings),
            (Neighbourhood.Eight, false) => new TileKernel<EightNeighbours>(frame, settings),
            (Neighbourhood.Eight, true) => new TileKernel<EightNeighboursNoCorner>(frame, settings),
            (_, false) => new TileKernel<SixteenNeighbours>(frame, settings),
            (_, true) => new TileKernel<SixteenNeighboursNoCorner>(frame, settings),
        };
}
