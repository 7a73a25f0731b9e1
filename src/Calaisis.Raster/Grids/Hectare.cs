namespace Calaisis.Raster.Grids;

/// <summary>The hectare.</summary>
public static class Hectare
{
    /// <summary>Square metres in one.</summary>
    public const double SquareMetres = 10_000;
}
