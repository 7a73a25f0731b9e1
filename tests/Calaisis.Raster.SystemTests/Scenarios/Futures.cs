using Calaisis.Raster.Faults;
using Calaisis.Raster.Flow;
using Calaisis.Raster.Geo.Opening;
using Calaisis.Raster.Grids;
using Calaisis.Raster.Pipelines;
using Calaisis.Raster.Pipelines.Scenarios;
using Calaisis.Raster.Processing.PipelineFiles;
using Calaisis.Raster.SystemTests.Pipelines;
using Xunit;

namespace Calaisis.Raster.SystemTests.Scenarios;

/// <summary>
/// The small region with scenarios: read from a pipeline file, its sources opened as a run opens them.
/// </summary>
sealed class Futures : IDisposable
{
    const string Sources = """
        cover: { raster: cover.tif, kind: classes }
        light: { raster: light.tif, kind: values }
        road: { vector: road.gpkg, value: { attribute: class }, width: 10 }
        """;

    const string Layers = """
        - { table: friction.csv, column: foret, source: cover }
        - { curve: { linear: { from: 0, to: 10 } }, source: light, resistance: [1, 5], combine: multiply }
        - { constant: barrier, source: road }
        """;

    readonly SmallWorld _world = new();

    public Futures()
    {
        _world.WriteVectors("road.gpkg", SmallWorld.Road(11, ("class", 1)), SmallWorld.Road(20, ("class", 2)));
    }

    public string this[string name] => _world[name];

    public void WriteVectors(string name, params SystemTests.Vectors.TestFeature[] features) =>
        _world.WriteVectors(name, features);

    public void WriteRaster(
        string name, float[] values, int cols = SmallWorld.Cols, double cell = SmallWorld.CellMetres) =>
        _world.WriteRaster(name, values, cols, cell: cell);

    /// <summary>The scenarios of a pipeline file that ends with these lines.</summary>
    public IReadOnlyList<Scenario> Read(string scenarios, string sources = Sources, string layers = Layers)
    {
        var file = _world[_world.WritePipeline(sources, layers)];
        File.AppendAllText(file, scenarios);
        return PipelineFile.Load(file).Scenarios;
    }

    /// <summary>What is said of a pipeline file that ends with these lines, without the file's name.</summary>
    public string FaultsOf(string scenarios, string sources = Sources)
    {
        var faults = Assert.Throws<PipelineException>(() => Read(scenarios, sources)).Faults;
        return string.Join('\n', faults.Select(fault => fault.Message));
    }

    /// <summary>The values a source has in a scenario, row-major.</summary>
    public static async Task<float[]> Values(Scenario scenario, string source)
    {
        var grid = GridOf(scenario);
        using var opened = await Open(
            scenario, [.. scenario.Pipeline.AllSources.Where(declared => declared.Name == source)]);
        opened.RequireAll();
        var values = new float[grid.Shape.CellCount];
        opened.Tiles.Single().Read(grid.Shape.Whole, values);
        return values;
    }

    /// <summary>What is wrong with the sources of a scenario once they are opened.</summary>
    public static async Task<CalaisisException> Fault(Scenario scenario)
    {
        using var opened = await Open(scenario, scenario.Pipeline.AllSources);
        return Assert.ThrowsAny<CalaisisException>(opened.RequireAll);
    }

    /// <summary>The resistance of the one trame in a scenario.</summary>
    public static async Task<float[]> Resistance(Scenario scenario)
    {
        var grid = GridOf(scenario);
        using var opened = await Open(scenario, scenario.Pipeline.AllSources);
        opened.RequireAll();
        var stack = Processing.Inputs.TrameStacks.Build(scenario.Pipeline, opened.LegendOf).Single();
        using var sink = new MemorySink(grid.Shape);
        var pass = new Raster.Resistance.ResistancePass(
            grid, new TileLayout(grid.Shape, 7, 11), opened.Tiles, [new Raster.Resistance.TrameOutput(stack, sink)]);
        await pass.RunAsync(
            new Raster.Resistance.PassLimits(2, 1 << 24), new Silence(), TestContext.Current.CancellationToken);
        return sink.Values;
    }

    public void Dispose() => _world.Dispose();

    public static GridDefinition GridOf(Scenario scenario) => ((GridWritten)scenario.Pipeline.Grid).Grid;

    static Task<OpenSources> Open(Scenario scenario, IReadOnlyList<Raster.Sources.SourceSettings> sources) =>
        OpenSources.OpenAsync(
            sources, GridOf(scenario), _ => 0, new OpeningLimits(2, 1 << 24), new Silence(),
            TestContext.Current.CancellationToken);

    sealed class Silence : IRunListener
    {
        public void Hear(RunEvent happened)
        {
        }
    }

    sealed class MemorySink(Shape shape) : ITileSink
    {
        public float[] Values { get; } = new float[shape.CellCount];

        public void Write(Window window, ReadOnlySpan<float> values)
        {
            for (var row = 0; row < window.Rows; row++)
            {
                values.Slice(row * window.Cols, window.Cols)
                    .CopyTo(Values.AsSpan((int)shape.IndexOf(new Cell(window.Row + row, window.Col))));
            }
        }

        public void Describe(string name, string value)
        {
        }

        public void Complete(CancellationToken cancel)
        {
        }

        public void Commit()
        {
        }

        public void Dispose()
        {
        }
    }
}
