using System.Globalization;
using System.Text.Json;
using Calaisis.Raster.SystemTests.Pipelines;
using OSGeo.GDAL;
using OSGeo.OGR;
using Xunit;

namespace Calaisis.Raster.SystemTests.Numbers;

/// <summary>Works out the numbers of a trame's tables again, from its layers and rasters alone.</summary>
sealed partial class TrameNumbers
{
    readonly string _package;
    readonly double _west;
    readonly double _north;
    readonly double _cell;
    readonly int _cols;
    readonly float[] _labels;
    readonly float[] _resistance;
    readonly float[] _corridors;
    readonly JsonElement _summary;

    public TrameNumbers(string folder, string trame)
    {
        _package = Path.Combine(folder, trame, trame + ".gpkg");
        var labels = Path.Combine(folder, trame, "habitats.tif");
        _labels = SmallWorld.ReadFile(labels);
        _resistance = SmallWorld.ReadFile(Path.Combine(folder, trame, "resistance.tif"));
        _corridors = SmallWorld.ReadFile(Path.Combine(folder, trame, "corridors.tif"));
        _summary = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(folder, trame, "summary.json"))).RootElement;
        using var dataset = Gdal.Open(labels, Access.GA_ReadOnly)!;
        var transform = new double[6];
        dataset.GetGeoTransform(transform);
        (_west, _north, _cell, _cols) = (transform[0], transform[3], transform[1], dataset.RasterXSize);
    }

    int Rows => _labels.Length / _cols;

    double CellHectares => _cell * _cell / 1e4;

    /// <summary>Area, perimeter and mean resistance of every patch, from the cells that carry its number.</summary>
    public void CheckPatches()
    {
        var (cells, edges, resistances, passable) = (
            new Dictionary<int, int>(), new Dictionary<int, int>(), new Dictionary<int, double>(),
            new Dictionary<int, int>());
        for (var i = 0; i < _labels.Length; i++)
        {
            if (float.IsNaN(_labels[i])) continue;
            var patch = (int)_labels[i];
            cells[patch] = cells.GetValueOrDefault(patch) + 1;
            var (row, col) = (i / _cols, i % _cols);
            edges[patch] = edges.GetValueOrDefault(patch)
                + (row == 0 || Differs(i, i - _cols) ? 1 : 0) + (row == Rows - 1 || Differs(i, i + _cols) ? 1 : 0)
                + (col == 0 || Differs(i, i - 1) ? 1 : 0) + (col == _cols - 1 || Differs(i, i + 1) ? 1 : 0);
            if (float.IsNaN(_resistance[i])) continue;
            resistances[patch] = resistances.GetValueOrDefault(patch) + _resistance[i];
            passable[patch] = passable.GetValueOrDefault(patch) + 1;
        }

        var seen = 0;
        foreach (var layer in new[] { "habitats", "stepping_stones" })
        {
            ForEach(layer, (row, shape) =>
            {
                seen++;
                var patch = row.GetFieldAsInteger("id");
                var (area, perimeter) = (cells[patch] * _cell * _cell, edges[patch] * _cell);
                Assert.Equal(area / 1e4, row.GetFieldAsDouble("area_ha"), 9);
                Assert.Equal(area, shape.Area(), 3);
                Assert.Equal(perimeter, row.GetFieldAsDouble("perimeter_m"), 6);
                Assert.Equal(4 * Math.PI * area / (perimeter * perimeter), row.GetFieldAsDouble("compactness"), 12);
                if (passable.TryGetValue(patch, out var counted))
                    Near(resistances[patch] / counted, row.GetFieldAsDouble("mean_resistance"), 1e-9);
            });
        }

        Assert.Equal(cells.Count, seen);
        Near(Sum("habitats", "area_ha"), Figure("core_ha"), 1e-9);
        Near(Sum("stepping_stones", "area_ha"), Figure("stepping_stone_ha"), 1e-9);
    }

    /// <summary>
    /// Cost, length and stretches of high resistance of every link, from its line and the resistances below it.
    /// </summary>
    public void CheckLinks(double lowResistance)
    {
        var (count, metres, costs) = (0, 0.0, 0.0);
        ForEach("links", (row, shape) =>
        {
            var path = CellsOf(shape);
            var (length, cost, high, max) = (0.0, 0.0, 0.0, 0.0);
            for (var i = 1; i < path.Count; i++)
            {
                var (from, to) = (path[i - 1], path[i]);
                var step = _cell
                    * Math.Sqrt(Math.Abs((from / _cols) - (to / _cols)) + Math.Abs((from % _cols) - (to % _cols)));
                length += step;
                cost += step * ((double)_resistance[from] + _resistance[to]) / 2;
                high += (_resistance[from] > lowResistance ? step / 2 : 0)
                    + (_resistance[to] > lowResistance ? step / 2 : 0);
                if (i < path.Count - 1 || path.Count == 2) max = Math.Max(max, _resistance[to]);
                if (path.Count == 2) max = Math.Max(max, _resistance[from]);
            }

            Assert.Equal(row.GetFieldAsInteger("patch_a"), (int)_labels[path[0]]);
            Assert.Equal(row.GetFieldAsInteger("patch_b"), (int)_labels[path[^1]]);
            Near(length, row.GetFieldAsDouble("length_m"), 1e-9);
            Near(length, shape.Length(), 1e-9);
            Near(cost, row.GetFieldAsDouble("cost"), 1e-9);
            Near(max, row.GetFieldAsDouble("max_resistance"), 1e-9);
            Assert.Equal(Math.Min(1, high / length), row.GetFieldAsDouble("high_share"), 9);
            Near(cost / length, row.GetFieldAsDouble("cost_per_path"), 1e-9);
            if (row.GetFieldAsString("state") != "active") return;
            count++;
            metres += length;
            costs += cost;
        });
        Assert.Equal(Figure("links"), count);
        Near(metres / 1e3, Figure("path_km"), 1e-9);
        Near(costs, Figure("total_link_cost"), 1e-9);
        Near(costs / count, Figure("mean_link_cost"), 1e-9);
    }

    /// <summary>Areas of corridors by their shapes, of all together by the raster's cells.</summary>
    public void CheckCorridors()
    {
        ForEach("corridors", (row, shape) => Assert.Equal(row.GetFieldAsDouble("area_ha"), shape.Area() / 1e4, 6));
        Near(_corridors.LongCount(value => !float.IsNaN(value)) * CellHectares, Figure("corridor_ha"), 1e-9);
        ForEach("corridor_area", (_, shape) => Near(shape.Area() / 1e4, Figure("corridor_ha"), 1e-9));
    }

    /// <summary>Indicators, from areas and costs of the layers.</summary>
    public void CheckIndicators(double distance, double probability)
    {
        var areas = new SortedDictionary<int, double>();
        ForEach("habitats", (row, _) => areas[row.GetFieldAsInteger("id")] = row.GetFieldAsDouble("area_ha"));
        var links = new List<(int, int, double)>();
        ForEach("links", (row, _) =>
        {
            if (row.GetFieldAsString("state") == "active")
            {
                links.Add((
                    row.GetFieldAsInteger("patch_a") - 1,
                    row.GetFieldAsInteger("patch_b") - 1,
                    row.GetFieldAsDouble("cost")));
            }
        });
        var oracle = new NetworkOracle([.. areas.Values], links);
        var study = Figure("study_area_ha");
        Near(_labels.Length * CellHectares, study, 1e-12);
        Near(oracle.EquivalentConnectivity(distance, probability), Figure("ec_ha"), 1e-9);
        Near(Math.Pow(oracle.EquivalentConnectivity(distance, probability) / study, 2), Figure("pc"), 1e-9);
        Near(oracle.IicSum / (study * study), Figure("iic"), 1e-9);
        Assert.Equal(oracle.Components, Figure("components"));
    }

    /// <summary>
    /// What of the territory (communes with an EPCI) lies in each zone, cell by cell, and in all of it.
    /// </summary>
    public void CheckZones(string dataset, string layer)
    {
        var zones = new ZoneGrid(dataset, layer, "NOM", _west, _north, _cell, Rows, _cols);
        var territory = new ZoneGrid(dataset, "commune", "EPCI", _west, _north, _cell, Rows, _cols);
        var cores = (int)Figure("cores");
        var (core, corridor, conflicts) = (
            new Dictionary<string, double>(), new Dictionary<string, double>(), new Dictionary<string, double>());
        var (doubtfulCore, doubtfulCorridor, differ) = (1e-6, 1e-6, 0);
        var (coreInside, corridorInside) = (0.0, 0.0);
        for (var i = 0; i < _labels.Length; i++)
        {
            var (isCore, isCorridor) = (_labels[i] >= 1 && _labels[i] <= cores, !float.IsNaN(_corridors[i]));
            if (zones.IsDoubtful(i) || territory.IsDoubtful(i))
            {
                doubtfulCore += isCore ? CellHectares : 0;
                doubtfulCorridor += isCorridor ? CellHectares : 0;
            }

            if (territory[i].Length == 0) continue;
            if (isCore) coreInside += CellHectares;
            if (isCorridor) corridorInside += CellHectares;
            if (isCore) Add(core, zones[i], CellHectares);
            if (isCorridor) Add(corridor, zones[i], CellHectares);
        }

        // A place counts once, where the first of its obstacles is that is not opened on every crossing.
        var places = new SortedDictionary<int, (int Place, int Cell)>();
        ForEach("conflicts", (row, point) =>
        {
            if (row.GetFieldAsInteger("opened") < row.GetFieldAsInteger("crossings"))
            {
                places.Add(row.GetFieldAsInteger("id"), (
                    row.GetFieldAsInteger("place"), CellAt(point.GetX(0), point.GetY(0))));
            }
        });
        foreach (var (_, cell) in places.Values.DistinctBy(conflict => conflict.Place))
            if (territory[cell].Length > 0) Add(conflicts, zones[cell], 1);
        var kilometres = 0.0;
        foreach (var zone in _summary.GetProperty("zones").GetProperty(layer).EnumerateArray())
        {
            var name = zone.GetProperty("zone").GetString() ?? "";
            var (foundCore, foundCorridor) = (
                zone.GetProperty("core_ha").GetDouble(), zone.GetProperty("corridor_ha").GetDouble());
            Assert.Equal(core.GetValueOrDefault(name), foundCore, doubtfulCore);
            Assert.Equal(corridor.GetValueOrDefault(name), foundCorridor, doubtfulCorridor);
            if (Math.Abs(core.GetValueOrDefault(name) - foundCore)
                + Math.Abs(corridor.GetValueOrDefault(name) - foundCorridor) > 1e-6)
            {
                differ++;
            }

            Assert.Equal(conflicts.GetValueOrDefault(name), zone.GetProperty("conflicts").GetDouble());
            kilometres += zone.GetProperty("path_km").GetDouble();
        }

        // Outlines that pass exactly through middles may go to either side, a few of them.
        Assert.InRange(differ, 0, _summary.GetProperty("zones").GetProperty(layer).GetArrayLength() / 10);
        Near(TerritoryFigure("path_km"), kilometres, 1e-9);
        Assert.Equal(coreInside, TerritoryFigure("core_ha"), doubtfulCore);
        Assert.Equal(corridorInside, TerritoryFigure("corridor_ha"), doubtfulCorridor);
        Assert.Equal(TerritoryFigure("conflicts"), conflicts.Values.Sum());
    }

    static void Add(Dictionary<string, double> sums, string zone, double amount) =>
        sums[zone] = sums.GetValueOrDefault(zone) + amount;

    static void Near(double expected, double found, double share) =>
        Assert.True(
            Math.Abs(expected - found) <= share * Math.Abs(expected),
            string.Create(CultureInfo.InvariantCulture, $"expected {expected:R}, found {found:R}"));

    bool Differs(int cell, int other) => !_labels[cell].Equals(_labels[other]);

    /// <summary>A figure of the whole extent.</summary>
    /// <summary>
    /// A figure of the whole extent, which the summary's first figures are where the pipeline names no territory.
    /// </summary>
    double Figure(string name) =>
        (_summary.TryGetProperty("extent", out var extent) ? extent : _summary).GetProperty(name).GetDouble();

    double TerritoryFigure(string name) => _summary.GetProperty(name).GetDouble();

    int CellAt(double x, double y) =>
        ((int)Math.Floor((_north - y) / _cell) * _cols) + (int)Math.Floor((x - _west) / _cell);

    /// <summary>The cells a line of cell middles passes, one by one; its points may lie several steps apart.</summary>
    List<int> CellsOf(Geometry shape)
    {
        var cells = new List<int>();
        using var line = shape.GetGeometryCount() > 0 ? shape.GetGeometryRef(0)! : shape.Clone()!;
        for (var i = 0; i < line.GetPointCount(); i++)
        {
            var at = CellAt(line.GetX(i), line.GetY(i));
            if (cells.Count == 0)
            {
                cells.Add(at);
                continue;
            }

            var (down, right) = ((at / _cols) - (cells[^1] / _cols), (at % _cols) - (cells[^1] % _cols));
            var steps = Math.Max(Math.Abs(down), Math.Abs(right));
            Assert.True(
                down == 0 || right == 0 || Math.Abs(down) == Math.Abs(right),
                "a line leads along rows, columns and diagonals");
            for (var step = 0; step < steps; step++)
                cells.Add(cells[^1] + (Math.Sign(down) * _cols) + Math.Sign(right));
        }

        return cells;
    }

    double Sum(string layer, string field)
    {
        var sum = 0.0;
        ForEach(layer, (row, _) => sum += row.GetFieldAsDouble(field));
        return sum;
    }

    void ForEach(string layer, Action<Feature, Geometry> look)
    {
        using var dataset = Ogr.Open(_package, 0)!;
        using var rows = dataset.GetLayerByName(layer)!;
        while (rows.GetNextFeature() is { } row)
        {
            using (row)
            {
                using var shape = row.GetGeometryRef()!;
                look(row, shape);
            }
        }
    }
}
