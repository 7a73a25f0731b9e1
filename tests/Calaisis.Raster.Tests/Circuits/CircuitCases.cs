using Calaisis.Raster.Circuits;
using Calaisis.Raster.Grids;

namespace Calaisis.Raster.Tests.Circuits;

/// <summary>Circuits of small grids.</summary>
static class CircuitCases
{
    /// <summary>A task whose points are single cells, numbered from 1.</summary>
    public static CircuitTask Task(int rows, double[] resistances, params int[] cells) => new()
    {
        Name = "points",
        Conductances = Conductances.OfResistances(new Shape(rows, resistances.Length / rows), resistances),
        Rules = new CircuitRules(),
        Points = [.. cells.Select((cell, i) => new FocalPoint(i + 1, [cell]))],
        WantsMaps = true,
    };

    /// <summary>The effective resistance of two cells.</summary>
    public static double Resistance(int rows, double[] resistances, int one, int other, bool four = false) =>
        PairwiseCircuits.Solve(
            Task(rows, resistances, one, other) with { Rules = new CircuitRules { FourNeighbours = four } },
            _ => { }, null, CancellationToken.None)[0, 1];

    /// <summary>Every map, as values of cells.</summary>
    public static List<(IReadOnlyList<int> Ids, double[] Voltages, double[] Currents)> MapsOf(
        Action<CircuitMapTaker> solve)
    {
        var maps = new List<(IReadOnlyList<int>, double[], double[])>();
        solve(map => maps.Add((map.Ids, Cells(map, map.VoltagesOfCells), Cells(map, map.CurrentsOfCells))));
        return maps;
    }

    public static double[] Cells(CircuitMap map, SpreadCells spread)
    {
        var cells = new double[map.Nodes.OfCells.Length];
        spread(cells);
        return cells;
    }

    /// <summary>Resistances drawn over so many powers of ten, with barriers.</summary>
    public static double[] Drawn(int seed, int cells, double powers = 3, double barriers = 0.1)
    {
        var random = new Random(seed);
        return
        [
            .. Enumerable.Range(0, cells).Select(_ => random.NextDouble() < barriers
                ? double.NaN
                : Math.Pow(10, powers * random.NextDouble())),
        ];
    }
}

delegate void SpreadCells(Span<double> cells);
