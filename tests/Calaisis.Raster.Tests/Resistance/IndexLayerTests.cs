using Calaisis.Raster.Faults;
using Calaisis.Raster.Grids;
using Calaisis.Raster.Resistance;
using Xunit;

namespace Calaisis.Raster.Tests.Resistance;

public sealed class IndexLayerTests
{
    const double Open = double.PositiveInfinity;

    static readonly Trapezoid Rising = new(0, 10, Open, Open);

    static readonly ResistanceRange Range = new(1, 1000, 2);

    /// <summary>A soil index of six variables, as a pipeline for brown trames declares one.</summary>
    static readonly IndexVariable[] Soil =
    [
        new("soc", new Trapezoid(5, 20, Open, Open), 0.3),
        new("phh2o", new Trapezoid(4.5, 6.0, 7.8, 9.0), 0.15),
        new("clay", new Trapezoid(2, 12, 35, 60), 0.15),
        new("bdod", new Trapezoid(-Open, 0.8, 1.3, 1.75), 0.2),
        new("cfvo", new Trapezoid(-Open, 0, 15, 60), 0.1),
        new("nitrogen", new Trapezoid(0.3, 1.5, Open, Open), 0.1),
    ];

    [Theory]
    [InlineData(IndexMean.Geometric, MissingVariables.Renormalise)]
    [InlineData(IndexMean.Geometric, MissingVariables.NoValue)]
    [InlineData(IndexMean.Arithmetic, MissingVariables.Renormalise)]
    [InlineData(IndexMean.Arithmetic, MissingVariables.NoValue)]
    public void The_soil_index_is_its_formula(IndexMean mean, MissingVariables missing)
    {
        var random = new Random(11);
        var shape = new Shape(9, 13);
        var world = new World(shape);
        double[] scale = [40, 12, 70, 2, 80, 3];
        var data = Soil.Select((_, i) => Random(random, shape, scale[i])).ToArray();
        for (var i = 0; i < data.Length; i++) world.With(Soil[i].Source, data[i]);
        var sealing = Random(random, shape, 100);
        world.With("sealing", sealing);
        var layer = new IndexLayer(Soil, mean, missing, new Sealing("sealing", 80, null), Range);
        var resistance = world.Evaluate(layer);
        for (var cell = 0; cell < resistance.Length; cell++)
        {
            var expected = Expected(mean, missing, [.. data.Select(d => d[cell])], sealing[cell]);
            if (double.IsFinite(expected)) Assert.Equal(expected, resistance[cell], expected * 1e-4);
            else Assert.Equal((float)expected, resistance[cell]);
        }

        Assert.Contains(resistance, float.IsFinite);
        Assert.Equal(resistance, world.Evaluate(layer, 2, 5));
    }

    [Fact]
    public void The_best_soil_has_the_smallest_resistance_and_one_bad_variable_the_largest()
    {
        var layer = new IndexLayer(
            [new("a", Rising, 1), new("b", Rising, 3)],
            IndexMean.Geometric, MissingVariables.NoValue, null, Range);
        var world = new World(new Shape(1, 3)).With("a", 50, 50, 0).With("b", 10, 0, 20);
        Assert.Equal([1f, 1000f, 1000f], world.Evaluate(layer));
    }

    [Fact]
    public void Weights_count_relative_to_their_sum()
    {
        static IndexLayer Layer(double factor) => new(
            [new("a", Rising, 1 * factor), new("b", Rising, 3 * factor)],
            IndexMean.Arithmetic, MissingVariables.NoValue, null, new ResistanceRange(1, 101));
        var world = new World(new Shape(1, 1)).With("a", 0).With("b", 10);
        Assert.Equal([26f], world.Evaluate(Layer(1)));
        Assert.Equal([26f], world.Evaluate(Layer(8)));
    }

    [Fact]
    public void Ground_without_known_sealing_takes_the_declared_value_or_says_nothing()
    {
        var world = new World(new Shape(1, 2)).With("a", 10, 10).With("sealing", float.NaN, 50);
        IndexLayer Layer(double? missing) => new(
            [new("a", Rising, 1)], IndexMean.Geometric, MissingVariables.NoValue,
            new Sealing("sealing", null, missing), new ResistanceRange(1, 101));
        Assert.Equal([float.NaN, 51f], world.Evaluate(Layer(null)));
        Assert.Equal([1f, 51f], world.Evaluate(Layer(0)));
    }

    [Fact]
    public void Sealed_ground_is_a_barrier_even_where_the_soil_is_unknown()
    {
        var world = new World(new Shape(1, 3)).With("a", float.NaN, 10, float.NaN).With("sealing", 80, 79, 79);
        var layer = new IndexLayer(
            [new("a", Rising, 1)], IndexMean.Geometric, MissingVariables.Renormalise,
            new Sealing("sealing", 80, null), new ResistanceRange(1, 101));
        Assert.Equal([float.PositiveInfinity, 80f, float.NaN], world.Evaluate(layer));
    }

    [Fact]
    public void Sealing_beyond_100_per_cent_is_named_with_its_place()
    {
        var world = new World(new Shape(2, 2)).With("a", 1, 1, 1, 1).With("sealing", 0, 100, 255, 0);
        var layer = new IndexLayer(
            [new("a", Rising, 1)], IndexMean.Geometric, MissingVariables.NoValue,
            new Sealing("sealing", null, null), Range);
        var fault = Assert.Throws<RasterException>(() => world.Evaluate(layer));
        Assert.StartsWith(
            "source 'sealing': sealing is 255 at row 1, column 0 (x 600005, y 7099985)",
            fault.Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Steps_suit_on_their_edge()
    {
        var layer = new IndexLayer(
            [new("s", new Trapezoid(2, 2, 4, 4), 1)],
            IndexMean.Arithmetic, MissingVariables.NoValue, null, new ResistanceRange(1, 2));
        Assert.Equal([2f, 1f, 1f, 2f], World.Of(1.9f, 2, 4, 4.1f).Evaluate(layer));
    }

    [Fact]
    public void Wrong_settings_are_refused()
    {
        var variable = new IndexVariable("a", new Trapezoid(0, 1, Open, Open), 1);
        Assert.ThrowsAny<ArgumentException>(() => new IndexVariable("a", variable.Trapezoid, 0));
        Assert.ThrowsAny<ArgumentException>(() =>
            new IndexLayer([], IndexMean.Geometric, MissingVariables.NoValue, null, Range));
        Assert.ThrowsAny<ArgumentException>(() =>
            new IndexLayer([variable, variable], IndexMean.Geometric, MissingVariables.NoValue, null, Range));
        Assert.ThrowsAny<ArgumentException>(() => new Sealing("s", 101, null));
        Assert.ThrowsAny<ArgumentException>(() => new Sealing("s", null, -1));
    }

    /// <summary>The soil index, cell by cell, with its numbers written out once more.</summary>
    static double Expected(IndexMean mean, MissingVariables missing, float[] soil, float sealing)
    {
        if (sealing >= 80) return double.PositiveInfinity;
        double?[] x =
        [
            Ramp(soil[0], 5, 20), Least(Ramp(soil[1], 4.5, 6), Ramp(-soil[1], -9, -7.8)),
            Least(Ramp(soil[2], 2, 12), Ramp(-soil[2], -60, -35)), Ramp(-soil[3], -1.75, -1.3),
            Ramp(-soil[4], -60, -15), Ramp(soil[5], 0.3, 1.5),
        ];
        double[] w = [0.3, 0.15, 0.15, 0.2, 0.1, 0.1];
        if (missing is MissingVariables.NoValue && x.Any(v => v is null)) return double.NaN;
        var present = Enumerable.Range(0, 6).Where(i => x[i] is not null).ToList();
        if (present.Count == 0 || float.IsNaN(sealing)) return double.NaN;
        var sum = present.Sum(i => w[i]);
        var q = mean is IndexMean.Geometric
            ? present.Aggregate(1.0, (product, i) => product * Math.Pow(x[i]!.Value, w[i] / sum))
            : present.Sum(i => w[i] / sum * x[i]!.Value);
        return 1 + (999 * Math.Pow(1 - (q * (1 - (sealing / 100.0))), 2));
    }

    static double? Ramp(float value, double foot, double top) =>
        float.IsNaN(value) ? null : Math.Clamp((value - foot) / (top - foot), 0, 1);

    static double? Least(double? one, double? other) => one is null ? null : Math.Min(one.Value, other!.Value);

    static float[] Random(Random random, Shape shape, double scale) =>
        [.. Enumerable.Range(0, (int)shape.CellCount)
            .Select(_ => random.Next(9) == 0 ? float.NaN : (float)(random.NextDouble() * scale))];
}
