using Calaisis.Raster.Corridors;
using Calaisis.Raster.Flow;
using Calaisis.Raster.Geo.Rasters;
using Calaisis.Raster.Geo.Vectors;
using Calaisis.Raster.Links;
using Calaisis.Raster.Maps.Qgis;
using Calaisis.Raster.Outputs;
using Calaisis.Raster.Packages;
using Calaisis.Raster.Pipelines;
using Calaisis.Raster.Processing.Habitats;
using Calaisis.Raster.Processing.Links;
using Calaisis.Raster.Processing.Networks;
using Calaisis.Raster.Processing.Operations;
using Calaisis.Raster.Processing.Steps;
using Calaisis.Raster.Summaries;
using Calaisis.Raster.Tables;
using Calaisis.Raster.Zones;

namespace Calaisis.Raster.Processing.Packages;

/// <summary>Gathers what the steps of a trame have found into its package, tables and summary.</summary>
sealed class PackageWork(TrameJob job)
{
    readonly StepContext _context = job.Context;
    readonly TrameDeclaration _trame = job.Trame;

    public async Task RunAsync(CancellationToken cancel)
    {
        using var sources = await StepSources.OpenAsync(_context, [], job.Given, job.Listener, cancel);
        var read = Read() with
        {
            Watercourses = PackageSteps.WatercoursesOf(_context.Pipeline, _trame, _context.Grid, cancel),
        };
        var (counted, territory) = Count(read, sources, cancel);
        var summary = _context.ResultsOf<TrameFigure>(_trame)
            .Aggregate(counted, (so, figure) => figure.AddTo(so, job.Place));
        var content = WithPlaces(read, territory, sources, cancel);
        var package = TramePackage.Of(content);
        var styles = PackageStyles.Of(package, _context.StyleOf(_trame), _context.Pipeline.Language);
        var metadata = job.Metadata();
        if (content.Indicators is { } network)
            metadata[NetworkSteps.DispersalKey] = network.Parameters.DispersalText.In(_context.Pipeline.Language);
        FeatureFile.Write(job.Output(PackageSteps.Package), _context.Grid.Crs, package.Tables, styles, metadata);
        Write(CsvFolder.Of(package.WithDictionary, metadata), PackageSteps.TableFolder);
        WholeFile.Write(job.Output(PackageSteps.Summary), SummaryJson.Bytes(summary));
        if (_trame.Links is not null) Remark(content);
        Write(CsvFolder.Of([SummaryTable.Of([summary])], metadata), "");
    }

    void Write(IEnumerable<(string Name, byte[] Bytes)> files, string folder)
    {
        foreach (var (name, bytes) in files) WholeFile.Write(job.Place.Output(folder + name), bytes);
    }

    /// <summary>What could not be linked is told here, where core areas have their names.</summary>
    void Remark(TrameContent content)
    {
        var remarks = LinkFindings.Of(LinkSteps.ReadFacts(job.Place).Outcome, _trame.Name, content.Patches);
        foreach (var remark in remarks) job.Listener.Hear(new Warning(remark));
        job.WriteJson(PackageSteps.Remarks, remarks);
    }

    TrameContent Read()
    {
        var (patches, shapes) = HabitatSteps.Read(job.Place);
        var content = PackageSteps.ContentOf(_context, _trame) with
        {
            Patches = NameSteps.AddTo(RadianceSteps.AddTo(patches, job.Place, _trame), job.Place, _context, _trame),
            PatchShapes = shapes,
            More = [.. _context.ResultsOf<TrameColumn>(_trame).Select(column => column.Read(job.Place))],
            Conflicts = ConflictSteps.Read(job.Place, _trame),
        };
        if (_trame.Links is null) return content;
        var links = LinkSteps.ReadLinks(job.Place, _context.Grid);
        content = content with { Links = links, Indicators = NetworkSteps.Read(job.Place, _context, _trame, links) };
        if (_trame.Corridors is null) return content;
        var table = FeatureFile.Read(job.Input(LinkSteps.Tables), CorridorTable.Name);
        var corridors = CorridorTable.To(table);
        var area = FeatureFile.Read(job.Input(LinkSteps.Tables), LayerNames.CorridorArea);
        return content with
        {
            Corridors = corridors,
            CorridorShapes = corridors.Zip(table.Rows).Where(pair => !pair.Second.Wkb.IsEmpty)
                .ToDictionary(pair => pair.First.Link, pair => pair.Second.Wkb),
            CorridorArea = area.Rows.Count == 0 ? default : area.Rows[0].Wkb,
        };
    }

    /// <summary>The summary, and what was counted of the territory.</summary>
    (TrameSummary Summary, LayerCount? Territory) Count(
        TrameContent content, StepSources sources, CancellationToken cancel)
    {
        using var labels = job.Open(HabitatSteps.Raster);
        using var corridors = _trame.Corridors is null ? null : job.Open(LinkSteps.Corridors);
        IReadOnlyList<ZoneLayer> layers = [.. sources.CountedZones,
            .. sources.Territory is { } declared ? [declared.AsLayer] : Array.Empty<ZoneLayer>()];
        var counts = LayerCount.Of(layers, content, new TrameRasters(labels, corridors), job.Machine.Jobs, cancel);
        var territory = sources.Territory is null ? null : counts[^1];
        var zones = counts.Take(_context.Pipeline.Zones.Count).Select(count => ZoneFigures.Of(count, content));
        return (TrameSummaries.Of(content, HectaresOf(corridors, cancel), territory, [.. zones]), territory);
    }

    /// <summary>Adds in which zones links and corridors lie, and what of everything lies in the territory.</summary>
    TrameContent WithPlaces(TrameContent content, LayerCount? territory, StepSources sources, CancellationToken cancel)
    {
        var (grid, layers) = (
            _context.Grid, sources.Zones.Select(layer => (Layer: layer, Cells: new ZoneCells(layer))).ToList());
        return content with
        {
            LinkZones = content.Links.ToDictionary(
                link => link.Id, IReadOnlyList<string?> (link) =>
                    [.. layers.Select(zones => LinkZones.MostOf(link, zones.Layer, zones.Cells, grid))]),
            CorridorZones = content.CorridorShapes.ToDictionary(
                shape => shape.Key,
                IReadOnlyList<string?> (shape) => [.. layers.Select(zones => MostOf(shape.Value, zones.Layer))]),
            Territory = territory is null ? null : SharesOf(content, territory, sources.Territory!.AsLayer),
        };

        string? MostOf(ReadOnlyMemory<byte> shape, ZoneLayer layer)
        {
            cancel.ThrowIfCancellationRequested();
            return ShapeZones.MostOf(shape, layer, grid);
        }
    }

    TerritoryShares SharesOf(TrameContent content, LayerCount inside, ZoneLayer layer)
    {
        var (grid, cells) = (_context.Grid, new ZoneCells(layer));
        return new TerritoryShares(
            content.Patches.ToDictionary(patch => patch.Id, patch => inside.PatchHectares(patch.Id, 1)),
            content.Links.ToDictionary(link => link.Id, link => inside.LinkMetres(link.Id, 1)),
            content.CorridorShapes.ToDictionary(
                shape => shape.Key,
                shape => grid.HectaresOf(ShapeZones.CellsOf(shape.Value, layer, grid).GetValueOrDefault(1))),
            content.Conflicts.Where(conflict => cells.At(grid.CellAt(conflict.X, conflict.Y)) == 1)
                .Select(conflict => conflict.Id).ToHashSet());
    }

    double HectaresOf(RasterTileSource? corridors, CancellationToken cancel)
    {
        if (corridors is null) return 0;
        var cells = 0L;
        WrittenRasters.Gather(
            corridors,
            _context.Grid.Shape,
            (_, tile) =>
            {
                foreach (var value in tile)
                {
                    if (!float.IsNaN(value)) cells++;
                }
            },
            cancel);
        return _context.Grid.HectaresOf(cells);
    }
}
