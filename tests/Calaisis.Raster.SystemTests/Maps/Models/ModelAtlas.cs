using Calaisis.Raster.Grids;
using Calaisis.Raster.Maps.Atlases;
using Calaisis.Raster.Maps.Colours;
using Calaisis.Raster.Maps.Frames;
using Calaisis.Raster.Maps.Legends;
using Calaisis.Raster.Maps.Networks;
using Calaisis.Raster.Maps.Sheets;

namespace Calaisis.Raster.SystemTests.Maps.Models;

/// <summary>An atlas over model networks.</summary>
static class ModelAtlas
{
    public static NetworkAtlas Of(
        IReadOnlyList<NetworkSheet> sheets, IReadOnlyList<(string Name, MapShape Shape)> zones, Language language)
    {
        var isFrench = language == Language.French;
        return new NetworkAtlas
        {
            Caption = sheets[0].Caption with
            {
                Title = isFrench ? "Atlas des continuités écologiques" : "Atlas of ecological networks",
                Subtitle = "Pays du Calaisis",
                Credits = "Syndicat mixte du Pays du Calaisis",
                Method = "Les réseaux écologiques sont modélisés trame par trame, puis réunis par secteur.",
                Trame = new TrameStyle("Atlas", Rgb.Parse("455A64")),
            },
            Ground = sheets[0].Ground,
            Extent = sheets[0].Extent,
            Sheets = sheets,
            Zones = [.. zones.Select((zone, i) => Zone(zone.Name, zone.Shape, sheets, i))],
            ZoneWord = isFrench ? "Écodistrict" : "Landscape unit",
            Overlap = Overlap(sheets),
        };
    }

    static AtlasZone Zone(string name, MapShape shape, IReadOnlyList<NetworkSheet> sheets, int seed)
    {
        var random = new Random(seed);
        var rows = sheets.Select(sheet => new ZoneRow(
            sheet.Caption.Trame,
            random.Next(4000),
            random.NextDouble() * 900,
            random.NextDouble() * 120,
            random.NextDouble() * 60,
            random.Next(40)));
        var actions =
            from sheet in sheets
            from conflict in sheet.Network.Conflicts
            where shape.Contains(conflict.At)
            let isHard = conflict.Severity == ConflictSeverity.Hard
            orderby isHard descending, conflict.At.X
            select new ZoneAction(
                sheet.Caption.Trame,
                isHard
                    ? "A16, obstacle majeur sur 3 liens, restaurer la continuité sous le viaduc"
                    : "D 943, obstacle moyen, 1 lien",
                isHard ? "R 5 000" : "",
                conflict.At);
        return new AtlasZone(name, shape, [.. rows], [.. actions]) { SquareKilometres = 10 + random.Next(480) };
    }

    static TrameOverlap Overlap(IReadOnlyList<NetworkSheet> sheets)
    {
        var extent = sheets[0].Extent;
        var shape = new Shape((int)(extent.Height / 100), (int)(extent.Width / 100));
        var grid = new GridDefinition("EPSG:2154", extent.MinX, extent.MaxY, 100, 100, shape);
        var counts = new byte[grid.Shape.CellCount];
        foreach (var sheet in sheets)
        {
            var reached = new HashSet<Cell>();
            foreach (var point in sheet.Network.Bands.SelectMany(band => band.Shape.Parts).SelectMany(part => part))
            {
                var cell = grid.CellAt(point.X, point.Y);
                for (var i = 0; i < 9; i++)
                {
                    var near = new Cell(cell.Row + (i / 3) - 1, cell.Col + (i % 3) - 1);
                    if (grid.Shape.Contains(near)) reached.Add(near);
                }
            }
            foreach (var cell in reached) counts[(cell.Row * grid.Shape.Cols) + cell.Col]++;
        }
        return new TrameOverlap(grid, counts, Array.ConvertAll(counts, count => (byte)(count / 2)));
    }
}
