using Calaisis.Raster.Flow;
using Calaisis.Raster.Grids;
using Calaisis.Raster.Habitats;
using Calaisis.Raster.Habitats.Rules;
using Calaisis.Raster.Tests.Resistance;
using Calaisis.Raster.Zones;

namespace Calaisis.Raster.Tests.Habitats;

/// <summary>A small territory: land cover, resistance, light and zones by formulas, and a search on it.</summary>
sealed class Ground(Shape shape, double cellWidth = 10, double cellHeight = 10)
{
    readonly List<ITileSource> _sources = [];
    readonly List<ZoneLayer> _zones = [];
    Func<int, int, float> _resistance = (_, _) => 1;
    Territory? _territory;

    public GridDefinition Grid { get; } = new("EPSG:2154", 600_000, 7_100_000, cellWidth, cellHeight, shape);

    public List<string> Warnings { get; } = [];

    public List<string?> FrenchWarnings { get; } = [];

    /// <summary>Land cover drawn with characters, one text per row; NaN outside. Resistance is 1 everywhere.</summary>
    public static Ground Drawn(params string[] rows) =>
        new Ground(new Shape(rows.Length, rows[0].Length)).With("cover", (row, col) =>
            row >= 0 && row < rows.Length && col >= 0 && col < rows[0].Length ? rows[row][col] : float.NaN);

    public Ground With(string source, Func<int, int, float> valueAt)
    {
        _sources.Add(new ArraySource(source, valueAt));
        return this;
    }

    public Ground WithResistance(Func<int, int, float> valueAt)
    {
        _resistance = valueAt;
        return this;
    }

    public Ground WithZones(string layer, Func<int, int, float> zoneAt, params string[] names)
    {
        _zones.Add(new ZoneLayer(layer, new ArraySource(layer, zoneAt), names));
        return this;
    }

    public Ground WithTerritory(string title, Func<int, int, float> insideAt)
    {
        _territory = new Territory(title, new ArraySource("territory", insideAt), 0);
        return this;
    }

    /// <summary>Settings whose habitat is what is drawn as '#', at any size.</summary>
    public static HabitatSettings Hashes => new("verte", new ValueCondition("cover", CellTest.OneOf(['#'])), []);

    public (HabitatMap Map, int[] Labels) Search(
        HabitatSettings settings, int tileRows = 64, int tileCols = 64, int workers = 1)
    {
        var output = new LabelArray(Grid.Shape);
        var search = new HabitatSearch(
            Grid,
            new TileLayout(Grid.Shape, tileRows, tileCols),
            settings,
            new HabitatInputs(_sources, new ArraySource("resistance of verte", _resistance), _zones)
            {
                Territory = _territory,
            });
        var limits = new HabitatLimits(workers, 64 << 20, Path.GetTempPath()) { QueueLength = 1 + (workers % 3) };
        var map = search.RunAsync(
            new HabitatOutput(output), limits, new Listener(Warnings, FrenchWarnings), CancellationToken.None)
            .GetAwaiter().GetResult();
        return (map, output.Labels);
    }

    sealed class Listener(List<string> warnings, List<string?> french) : IRunListener
    {
        public void Hear(RunEvent happened)
        {
            if (happened is not Warning warning) return;
            lock (warnings)
            {
                warnings.Add(warning.Message.ToString());
                french.Add(warning.Message.In(Language.French));
            }
        }
    }
}
