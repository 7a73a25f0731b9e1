namespace Calaisis.Raster.Processing.Machine;

/// <summary>How much of the machine a run may use. None of it changes a byte of the results.</summary>
/// <param name="Jobs">Tiles worked on at once.</param>
/// <param name="MemoryBytes">What tiles and caches may take together.</param>
/// <param name="TileCells">Side of the square tiles, in cells.</param>
sealed record Resources(int Jobs, long MemoryBytes, int TileCells)
{
    public const int DefaultTileCells = 512;
}
