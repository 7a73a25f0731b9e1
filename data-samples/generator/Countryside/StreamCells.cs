using Calaisis.Samples.Ground;
using Calaisis.Samples.Networks;
using Calaisis.Samples.Shapes;

namespace Calaisis.Samples.Countryside;

/// <summary>How far each coarse cell is from a natural watercourse.</summary>
static class StreamCells
{
    public static float[] Distance(IEnumerable<NetworkLine> waterways)
    {
        var isStream = new bool[Extent.Coarse.Cells];
        foreach (var line in waterways.Where(line => !Waterways.IsCanal(line)))
            Drawing.Stroke(Extent.Coarse, line.Points, 0, cell => isStream[cell] = true);
        return Distances.To(Extent.Coarse, cell => isStream[cell]);
    }
}
