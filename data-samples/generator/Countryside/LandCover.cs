using Calaisis.Samples.Geography;
using Calaisis.Samples.Ground;
using Calaisis.Samples.Networks;

namespace Calaisis.Samples.Countryside;

/// <summary>
/// The land cover on the fine grid, painted like a map: coast, farmland, woods, water, settlements, industry, roads and
/// railways, each over the ones before.
/// </summary>
sealed class LandCover
{
    public LandCover(RealMap map)
    {
        Shore = new(map);
        Units = new(map, Shore);
        Roads = new(map);
        Railways = Networks.Railways.From(map);
        Waterways = Networks.Waterways.From(map);
        Settlements = new(map, Roads);
        Fields = new(Units);
        var streams = StreamCells.Distance(Waterways);
        Relief = new(Units, streams);

        new CoastPainter(map, Shore).Paint(Cells);
        new FarmlandPainter(Shore, Units, Fields, Relief, Settlements, streams).Paint(Cells);
        new DunePainter(map, Shore, Units).Paint(Cells);
        new WoodPainter(map).Paint(Cells);
        new WaterPainter(map, Waterways, Shore).Paint(Cells);
        new SettlementPainter(Settlements, Units).Paint(Cells);
        new IndustryPainter(map).Paint(Cells);
        new TransportPainter(Roads, Railways).Paint(Cells);
    }

    public Cover[] Cells { get; } = new Cover[Extent.Fine.Cells];

    public Shore Shore { get; }

    public LandscapeUnits Units { get; }

    public Relief Relief { get; }

    public FieldPattern Fields { get; }

    public Settlements Settlements { get; }

    public Roads Roads { get; }

    public IReadOnlyList<NetworkLine> Railways { get; }

    public IReadOnlyList<NetworkLine> Waterways { get; }

    public Cover At(Point p) => Cells[Extent.Fine.Nearest(p.X, p.Y)];
}
