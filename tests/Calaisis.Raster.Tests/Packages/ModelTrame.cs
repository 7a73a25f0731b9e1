using Calaisis.Raster.Corridors;
using Calaisis.Raster.CostDistance;
using Calaisis.Raster.Grids;
using Calaisis.Raster.Habitats;
using Calaisis.Raster.Links;
using Calaisis.Raster.Networks;
using Calaisis.Raster.Packages;
using Calaisis.Raster.Pipelines;
using Calaisis.Raster.Summaries;
using Calaisis.Raster.Tables;

namespace Calaisis.Raster.Tests.Packages;

/// <summary>
/// A small trame of rectangles, whose every number can be told by looking: three core areas, two links, a wall.
/// </summary>
static class ModelTrame
{
    public static readonly GridDefinition Grid = new("EPSG:2154", 602500, 7107000, 10, 10, new Shape(100, 100));

    static readonly (Window Window, PatchRole Role, string? Name)[] Rectangles =
    [
        (new Window(5, 5, 12, 15), PatchRole.Core, "Forêt de Guînes"),
        (new Window(10, 60, 20, 15), PatchRole.Core, null),
        (new Window(70, 20, 15, 30), PatchRole.Core, "Licques"),
        (new Window(45, 45, 3, 2), PatchRole.SteppingStone, null),
        (new Window(80, 80, 1, 4), PatchRole.SteppingStone, null),
    ];

    static readonly Window[] Bands = [new(9, 20, 7, 40), new(17, 8, 53, 20)];

    public static IReadOnlyList<HabitatPatch> Patches { get; } = [.. Rectangles.Select(PatchOf)];

    public static IReadOnlyList<Link> Links { get; } =
    [
        LinkOf(1, 1, 2, LinkState.Active, 1234.5, [.. Enumerable.Range(19, 42).Select(col => new Cell(13, col))]),
        LinkOf(2, 1, 3, LinkState.Active, 888, [.. Enumerable.Range(16, 55)
            .Select(row => new Cell(row, row < 40 ? 10 : Math.Min(20, row - 30)))]),
        LinkOf(3, 2, 3, LinkState.CrossesPatch, 99_999, [new Cell(29, 60), new Cell(30, 59), new Cell(31, 58)]),
    ];

    public static IReadOnlyList<Corridor> Corridors { get; } =
    [
        CorridorOf(1, CorridorQuality.Preserve), CorridorOf(2, CorridorQuality.Restore),
    ];

    public static IReadOnlyList<Conflict> Conflicts { get; } =
    [
        new Conflict
        {
            Id = 1,
            Place = 1,
            X = 602805,
            Y = 7106865,
            Obstacle = "autoroute",
            Code = "01",
            Label = "A16",
            Links = [1],
            Crossings = 1,
            MaxResistance = 500,
            Cost = 750,
            OpeningMetres = 25,
            Zones = ["Guînes", null],
        },
        new Conflict
        {
            Id = 2,
            Place = 2,
            X = 602605,
            Y = 7106605,
            Obstacle = "zone éclairée",
            Code = null,
            Links = [1, 2],
            Crossings = 3,
            MaxResistance = 20,
            Cost = 60,
            Zones = ["Calais", "Boulonnais"],
        },
    ];

    /// <summary>Half the dispersers go 700 m, which a line through 2 links makes 2 345.</summary>
    static readonly CostFit Fit = new(Math.Log(3.35), 1, 0.75, 2);

    public static NetworkIndicators Indicators { get; } = new()
    {
        Parameters = new NetworkParameters(
            new LinkReach(Reach.Fitted(700), 2345, CostUnits.Map, Fit), 0.5, 1, 1_000_000),
        Patches = 3,
        Links = 2,
        Whole = new NetworkTotals(93_000, 1_000_000, 0.005, 70_710, 0.004, 1, 93_000),
        TotalLinkCost = 2122.5,
        MeanLinkCost = 1061.25,
        PatchImportances =
        [
            new PatchImportance(1, 1, 60, 20, 30, 10, 12, 3),
            new PatchImportance(2, 1, 40, 30, 10, 0, 0, 2),
            new PatchImportance(3, 1, 50, 45, 5, 0, 0, 1),
        ],
        LinkImportances = [new LinkImportance(1, 12.5, 7), new LinkImportance(2, 25, 9)],
    };

    public static TrameOutcome Results { get; } = new()
    {
        Trame = "verte",
        Grid = Grid,
        Patches = Patches,
        Links = Links,
        Corridors = Corridors,
        Conflicts = Conflicts,
        Indicators = Indicators,
    };

    public static TrameContent Of(
        string trame = "verte", Language language = Language.French, TrameStandard? standard = null, int place = 0) =>
        new()
        {
            Trame = trame,
            Language = language,
            Grid = Grid,
            Patches = Patches,
            Links = Links,
            Corridors = Corridors,
            Conflicts = Conflicts,
            Indicators = Indicators,
            HasNames = true,
            ZoneLayers = ["commune", "name"],
            PatchShapes = Rectangles.Select((rectangle, i) => (Id: i + 1, Shape: ShapeOf(rectangle.Window)))
                .ToDictionary(p => p.Id, p => p.Shape),
            CorridorShapes = Bands.Select((band, i) => (Id: i + 1, Shape: ShapeOf(band)))
                .ToDictionary(p => p.Id, p => p.Shape),
            CorridorArea = WkbWriter.MultiPolygon([.. Bands.Select(band => new[] { RingOf(band) })]),
            Standard = StandardCodes.Of(
                new StandardDeclaration("R32", "FR32CER2020"), standard ?? new TrameStandard(), trame, place),
        };

    /// <summary>The label of a cell; 0 for none.</summary>
    public static int LabelAt(Cell cell) =>
        1 + Array.FindIndex(Rectangles, rectangle => rectangle.Window.Contains(cell));

    public static bool IsCorridor(Cell cell) => Bands.Any(band => band.Contains(cell));

    static HabitatPatch PatchOf((Window Window, PatchRole Role, string? Name) rectangle, int place)
    {
        var (window, role, name) = rectangle;
        var bounds = Grid.BoundsOf(window);
        return new HabitatPatch
        {
            Id = place + 1,
            Role = role,
            Name = name,
            CellCount = window.CellCount,
            AreaSquareMetres = window.CellCount * 100,
            PerimeterMetres = 20 * (window.Rows + window.Cols),
            FirstCell = new Cell(window.Row, window.Col),
            Bounds = window,
            CentroidX = (bounds.MinX + bounds.MaxX) / 2,
            CentroidY = (bounds.MinY + bounds.MaxY) / 2,
            MeanResistance = 1.5,
            Zones = ["Guînes", null],
        };
    }

    static Link LinkOf(int id, int patchA, int patchB, LinkState state, double cost, Cell[] path) => new()
    {
        Id = id,
        PatchA = patchA,
        PatchB = patchB,
        State = state,
        Cost = cost,
        LengthMetres = path.Zip(
            path.Skip(1), (a, b) => 10 * Math.Sqrt(Math.Pow(a.Row - b.Row, 2) + Math.Pow(a.Col - b.Col, 2))).Sum(),
        EuclideanMetres = id == 3 ? 0 : 400,
        MaxResistance = 500,
        HighResistanceShare = 0.25,
        Crosses = id == 3 ? [1] : [],
        Path = path,
    };

    static Corridor CorridorOf(int link, CorridorQuality quality) => new()
    {
        Link = link,
        AreaSquareMetres = Bands[link - 1].CellCount * 100,
        LengthMetres = Links[link - 1].LengthMetres,
        MeanWidthMetres = 70,
        MinWidthMetres = 50,
        Cost = Links[link - 1].Cost,
        LowResistanceShare = 0.75,
        Quality = quality,
    };

    static ReadOnlyMemory<byte> ShapeOf(Window window) => WkbWriter.MultiPolygon([[RingOf(window)]]);

    static double[] RingOf(Window window)
    {
        var (minX, minY, maxX, maxY) = Grid.BoundsOf(window);
        return [minX, maxY, minX, minY, maxX, minY, maxX, maxY, minX, maxY];
    }
}
