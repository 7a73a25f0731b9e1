namespace Calaisis.Raster.CostDistance.Kernels;

/// <summary>Picks the kernel compiled for the steps that are allowed.</summary>
static class TileKernels
{
    public static ITileKernel Create(TileFrame frame, CostDistanceSettings settings) =>
        settings.StepMean == StepMean.Resistance
            ? Create<MeanResistance>(frame, settings)
            : Create<MeanConductance>(frame, settings);

    static ITileKernel Create<TMean>(TileFrame frame, CostDistanceSettings settings)
        where TMean : struct, IStepMean =>
        (settings.Neighbourhood, settings.NoCornerCrossing) switch
        {
            (Neighbourhood.Four, _) => new TileKernel<FourNeighbours<TMean>>(frame, settings),
            (Neighbourhood.Eight, false) => new TileKernel<EightNeighbours<TMean>>(frame, settings),
            (Neighbourhood.Eight, true) => new TileKernel<EightNeighboursNoCorner<TMean>>(frame, settings),
            (_, false) => new TileKernel<SixteenNeighbours<TMean>>(frame, settings),
            (_, true) => new TileKernel<SixteenNeighboursNoCorner<TMean>>(frame, settings),
        };
}
