using Calaisis.Raster.CostDistance;
using Calaisis.Raster.Grids;
using Xunit;

namespace Calaisis.Raster.Tests.CostDistance;

/// <summary>Puts a question to the engine as a caller would.</summary>
static class Questions
{
    public static CostDistanceSettings Settings(NaiveSearch.Question question) => new()
    {
        CellWidth = question.Width,
        CellHeight = question.Height,
        Neighbourhood = (Neighbourhood)question.Neighbours,
        MaxCost = question.MaxCost,
        NoCornerCrossing = question.NoCornerCrossing,
        StepMean = question.MeanConductance ? StepMean.Conductance : StepMean.Resistance,
        Workers = 2,
    };

    public static ArrayRaster Resistance(NaiveSearch.Question question) =>
        new("resistance", new Shape(question.Rows, question.Cols), question.Resistance);

    /// <summary>One label for each start cell, counted in row-major order.</summary>
    public static CellSources Sources(NaiveSearch.Question question)
    {
        var ordered = question.Starts.OrderBy(start => start.Key).ToArray();
        var cells = ordered.Select((start, index) =>
            new SourceCell(new Cell(start.Key / question.Cols, start.Key % question.Cols), index + 1));
        var costs = ordered.Select((start, index) => KeyValuePair.Create(index + 1, start.Value));
        return new CellSources("sources", cells, new StartCosts(costs));
    }

    public static CostSurface Surface(NaiveSearch.Question question, CostDistanceSettings settings) =>
        CostDistanceSolver.Solve(
            Resistance(question), Sources(question), new Shape(question.Rows, question.Cols), settings,
            token: TestContext.Current.CancellationToken);

    public static double[] Solve(NaiveSearch.Question question, CostDistanceSettings settings)
    {
        using var surface = Surface(question, settings);
        var costs = new double[question.Rows * question.Cols];
        surface.Read(surface.Shape.Whole, costs);
        return costs;
    }

    public static void AssertSame(double[] expected, double[] actual, string because)
    {
        Assert.Equal(expected.Length, actual.Length);
        for (var cell = 0; cell < expected.Length; cell++)
        {
            if (BitConverter.DoubleToInt64Bits(expected[cell]) == BitConverter.DoubleToInt64Bits(actual[cell]))
                continue;
            Assert.Fail(
                $"{because}: cell {cell} of {expected.Length} is {actual[cell]:R}, expected {expected[cell]:R}");
        }
    }
}
