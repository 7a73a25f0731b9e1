using Calaisis.Raster.CostDistance.Kernels;

namespace Calaisis.Raster.CostDistance.Stores;

/// <summary>
/// What a tile's piece of memory or of the scratch file holds, in this order: costs, labels if kept, resistances.
/// </summary>
sealed record BlockLayout(TileFrame Frame, bool WithLabels)
{
    public int CostBytes => Frame.Length * sizeof(double);

    public int LabelBytes => WithLabels ? Frame.Cells * Frame.Cells * sizeof(int) : 0;

    public int ResistanceBytes => Frame.Length * sizeof(float);

    /// <summary>Bytes of a block, a multiple of 64 so that the next one is aligned, too.</summary>
    public int Bytes => (CostBytes + LabelBytes + ResistanceBytes + 63) / 64 * 64;

    public unsafe TileBlock At(nint address) => new(
        (double*)address,
        WithLabels ? (int*)(address + CostBytes) : null,
        (float*)(address + CostBytes + LabelBytes));
}
