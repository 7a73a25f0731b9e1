using Calaisis.Raster.Corridors;
using Calaisis.Raster.CostDistance;
using Calaisis.Raster.Geo.Rasters;
using Calaisis.Raster.Geo.Vectors;
using Calaisis.Raster.Grids;
using Calaisis.Raster.Links;
using Calaisis.Raster.Packages;
using Calaisis.Raster.Pipelines;
using Calaisis.Raster.Processing.Costs;
using Calaisis.Raster.Processing.Habitats;
using Calaisis.Raster.Processing.Operations;
using Calaisis.Raster.Processing.Steps;
using Calaisis.Raster.Processing.Resistance;
using Calaisis.Raster.Tables;

namespace Calaisis.Raster.Processing.Links;

/// <summary>Searches the links of a trame and their corridors, and writes both.</summary>
sealed class LinkWork(TrameJob job)
{
    readonly TrameDeclaration _trame = job.Trame;
    readonly GridDefinition _grid = job.Context.Grid;
    readonly CostRules _rules = CostSteps.RulesOf(job.Trame);

    public void Run(CancellationToken cancel)
    {
        var settings = LinkSteps.SettingsOf(_trame, _grid, job.Machine) with { ScratchFolder = job.Place.Folder };
        using var cores = Solve(settings, cancel);
        var progress = new SearchProgress(job.Listener, $"links {_trame.Name}");
        var network = _trame.Corridors is { } corridors
            ? CorridorSearch.Run(cores, _trame.Links!, corridors.Rules, settings, progress, cancel)
            : null;
        var found = network?.Links ?? LinkSearch.Run(cores, _trame.Links!, settings, progress, cancel);
        progress.Finish();
        Write(found, network, cancel);
        job.WriteJson(LinkSteps.Facts, new LinkFacts(
            found.Reach?.Formula.ToString(),
            network?.Cutoff.Formula.ToString(),
            LinkOutcome.Of(found),
            found.OutOfReach));
    }

    CoreAreas Solve(CostDistanceSettings settings, CancellationToken cancel)
    {
        using var resistance = job.Open(ResistanceSteps.Raster);
        var count = HabitatSteps.CountCores(job, cancel);
        if (CostSteps.FindsNearestCores(_trame))
        {
            using var found = new WrittenCosts(job.Input(CostSteps.Raster), job.Input(CostSteps.Allocation));
            return CoreAreas.TakeOver(resistance, found, count, _grid.Shape, settings, cancel);
        }

        using var habitats = job.Open(HabitatSteps.Raster);
        var progress = new SearchProgress(job.Listener, $"allocation {_trame.Name}");
        var cores = CoreAreas.Solve(resistance, habitats, count, _grid.Shape, settings, progress, cancel);
        progress.Finish();
        return cores;
    }

    void Write(LinkNetwork found, CorridorNetwork? network, CancellationToken cancel)
    {
        List<FeatureTable> tables = [LinkTable.From(found.Links, _grid, _rules.Units)];
        if (network is not null)
        {
            tables.Add(CorridorTable.From(network.Corridors, ShapesOf(network, cancel), _rules.Units));
            tables.Add(AreaOf(network.Mosaic, cancel));
            var settings = SettingsOf(
                network, "normalised least cost of corridors", CostMetadata.UnitOf(_rules, _grid));
            WriteRaster(LinkSteps.Corridors, network.Mosaic.LeastCost, settings, cancel);
            if (network.Mosaic.Links is { } shared)
                WriteRaster(LinkSteps.Shared, shared, SettingsOf(network, "corridors that share a cell"), cancel);
        }

        FeatureFile.Write(job.Output(LinkSteps.Tables), _grid.Crs, tables);
    }

    ReadOnlyMemory<byte>[] ShapesOf(CorridorNetwork network, CancellationToken cancel)
    {
        var shapes = new ReadOnlyMemory<byte>[network.Cells.Count];
        Parallel.For(
            0,
            shapes.Length,
            new ParallelOptions { MaxDegreeOfParallelism = job.Machine.Jobs, CancellationToken = cancel },
            i => shapes[i] = Polygons.OfRuns(network.Cells[i].Runs, _grid));
        return shapes;
    }

    FeatureTable AreaOf(CorridorMosaic mosaic, CancellationToken cancel)
    {
        var mask = new bool[mosaic.Shape.CellCount];
        var row = new float[mosaic.Shape.Cols];
        for (var i = 0; i < mosaic.Shape.Rows; i++)
        {
            cancel.ThrowIfCancellationRequested();
            mosaic.LeastCost.Read(new Window(i, 0, 1, row.Length), row);
            for (var col = 0; col < row.Length; col++) mask[((long)i * row.Length) + col] = !float.IsNaN(row[col]);
        }

        var area = Polygons.OfMask(mosaic.Shape.Whole, mask, _grid);
        return new FeatureTable(LayerNames.CorridorArea, FeatureShape.MultiPolygon, [],
            area.IsEmpty ? [] : [new FeatureRow([], area)]);
    }

    CogSettings SettingsOf(CorridorNetwork network, string description, string unit = "")
    {
        var metadata = job.Metadata();
        metadata["CALAISIS_TRAME"] = _trame.Name;
        metadata["CALAISIS_NODATA"] = "no corridor";
        metadata["CALAISIS_CUTOFF"] = network.Cutoff.Formula.ToString();
        if (network.Links.Reach is { } reach) metadata["CALAISIS_MAX_DISTANCE"] = reach.Formula.ToString();
        if (unit.Length > 0) metadata["CALAISIS_UNIT"] = unit;
        return new CogSettings
        {
            CellType = unit.Length > 0 ? CellType.Quantity : CellType.Label,
            Unit = unit,
            Description = $"{description}, trame {_trame.Name}",
            Metadata = metadata,
            Threads = job.Machine.Jobs,
        };
    }

    void WriteRaster(TrameRaster raster, ITileSource cells, CogSettings settings, CancellationToken cancel)
    {
        using var sink = new CogSink(job.Output(raster), _grid, settings);
        CorridorRasters.Write(cells, _grid.Shape, sink, cancel);
        sink.Complete(cancel);
        sink.Commit();
    }
}
