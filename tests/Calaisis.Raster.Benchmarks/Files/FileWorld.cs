using Calaisis.Raster.Benchmarks.CostDistance;
using Calaisis.Raster.CostDistance;
using Calaisis.Raster.Geo.Rasters;
using Calaisis.Raster.Grids;

namespace Calaisis.Raster.Benchmarks.Files;

/// <summary>A landscape, its sources and the costs between them, in memory and as files of a folder.</summary>
sealed class FileWorld : IDisposable
{
    const int TileCells = 512;

    readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("calaisis-bench-files-");

    public FileWorld(CostLandscape landscape)
    {
        Resistance = landscape.InMemory();
        Sources = landscape.ManyPatches();
        Grid = new GridDefinition("EPSG:2154", 600_000, 7_100_000, 10, 10, landscape.Shape);
        Write("resistance.tif", new CogSettings { Threads = 2 }, Resistance.Cells);
        var labels = new int[landscape.Shape.CellCount];
        Array.Fill(labels, int.MinValue);
        foreach (var source in Sources.Cells) labels[landscape.Shape.IndexOf(source.Cell)] = source.Label;
        using (var sink = new CogSink(this["sources.tif"], Grid, new CogSettings { CellType = CellType.Label }))
        {
            foreach (var window in Windows()) sink.Write(window, Part(labels, window));
            Finish(sink);
        }

        Costs = new float[landscape.Shape.CellCount];
        using var surface = CostDistanceSolver.Solve(
            Resistance, Sources, Grid.Shape, OurRun.Settings(2), null, CancellationToken.None);
        var costs = new double[TileCells * TileCells];
        foreach (var window in Windows())
        {
            surface.Read(window, costs);
            for (var i = 0; i < window.CellCount; i++)
            {
                var cell = new Cell(window.Row + (i / window.Cols), window.Col + (i % window.Cols));
                Costs[Grid.Shape.IndexOf(cell)] = (float)costs[i];
            }
        }
    }

    public GridDefinition Grid { get; }

    public ArraySource Resistance { get; }

    public CellSources Sources { get; }

    /// <summary>Accumulated costs in single precision.</summary>
    public float[] Costs { get; }

    public string this[string name] => Path.Combine(_folder.FullName, name);

    public IEnumerable<Window> Windows() => new TileLayout(Grid.Shape, TileCells, TileCells).Windows();

    /// <summary>Writes cells as a run does: window after window, compressed by as many threads as asked.</summary>
    public void Write(string name, CogSettings settings, float[] cells)
    {
        using var sink = new CogSink(this[name], Grid, settings);
        foreach (var window in Windows()) sink.Write(window, Part(cells, window));
        Finish(sink);
    }

    public void Dispose() => _folder.Delete(recursive: true);

    static void Finish(CogSink sink)
    {
        sink.Complete(CancellationToken.None);
        sink.Commit();
    }

    ReadOnlySpan<T> Part<T>(T[] cells, Window window)
    {
        var part = new T[window.CellCount];
        for (var row = 0; row < window.Rows; row++)
        {
            var from = ((long)(window.Row + row) * Grid.Shape.Cols) + window.Col;
            Array.Copy(cells, from, part, row * window.Cols, window.Cols);
        }

        return part;
    }
}
