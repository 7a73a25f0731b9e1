using Calaisis.Samples.Geography;
using Calaisis.Samples.Ground;
using Calaisis.Samples.Shapes;

namespace Calaisis.Samples.Countryside;

/// <summary>Land and sea on the fine grid, and how far each cell is from the other.</summary>
sealed class Shore
{
    readonly bool[] _isLand = new bool[Extent.Fine.Cells];

    public Shore(RealMap map)
    {
        var (first, last) = (map.Coast[0], map.Coast[^1]);
        const double FarSouth = Extent.South - 50_000;
        Point[] ring = [.. map.Coast, new(last.X, FarSouth), new(first.X, FarSouth), first];
        Drawing.Fill(Extent.Fine, ring, cell => _isLand[cell] = true);
        foreach (var area in map.AreasOf("land").Concat(map.AreasOf("industry")))
            Drawing.Fill(Extent.Fine, area.Ring, cell => _isLand[cell] = true);
        MetresInland = Distances.To(Extent.Fine, cell => !_isLand[cell]);
        MetresOffshore = Distances.To(Extent.Fine, cell => _isLand[cell]);
    }

    /// <summary>Distance of each land cell to the sea; 0 at sea.</summary>
    public float[] MetresInland { get; }

    /// <summary>Distance of each sea cell to the land; 0 on land.</summary>
    public float[] MetresOffshore { get; }

    public bool IsLand(int fineCell) => _isLand[fineCell];

    public bool IsLandCoarse(int coarseCell)
    {
        var row = coarseCell / Extent.Coarse.Cols;
        var col = coarseCell % Extent.Coarse.Cols;
        return _isLand[Extent.Fine.Nearest(Extent.Coarse.X(col), Extent.Coarse.Y(row))];
    }
}
