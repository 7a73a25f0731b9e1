using Calaisis.Raster.Flow;
using Calaisis.Raster.Geo.Rasters;
using Calaisis.Raster.Geo.Vectors;
using Calaisis.Raster.Grids;
using Calaisis.Raster.Maps.Frames;
using Calaisis.Raster.Maps.Pages;
using Calaisis.Raster.Maps.Sheets;
using Calaisis.Raster.Outputs;
using Calaisis.Raster.Pipelines;
using Calaisis.Raster.Sources;

namespace Calaisis.Raster.Cli.Runs;

/// <summary>Draws the map of each trame.</summary>
sealed class RunMaps
{
    /// <summary>The step, as reported to the listener.</summary>
    const string Step = "maps";

    static readonly PageSettings Page = PageSettings.A4Landscape;

    readonly Pipeline _pipeline;
    readonly GridDefinition _grid;
    readonly Dictionary<string, ThinnedGrid> _thinned;

    public RunMaps(Pipeline pipeline, GridDefinition grid)
    {
        _pipeline = pipeline;
        _grid = grid;
        var step = ResistanceSheetDrawing.ThinningStep(grid, Page);
        _thinned = pipeline.Trames.ToDictionary(trame => trame.Name, _ => new ThinnedGrid(grid, step), StringComparer.Ordinal);
    }

    /// <summary>Maps of an earlier run, which would show other values than the new grids.</summary>
    public static void RemoveStale(Pipeline pipeline, RunFolder folder)
    {
        foreach (var trame in pipeline.Trames) File.Delete(folder.ResistanceMap(trame.Name));
    }

    /// <summary>Where the tiles of a trame are gathered while they are computed.</summary>
    public ThinnedGrid Of(string trame) => _thinned[trame];

    /// <summary>Draws all maps, so many at once, and writes each whole.</summary>
    public async Task DrawAsync(RunFolder folder, int jobs, IRunListener listener, CancellationToken cancel)
    {
        var progress = new StepProgress(listener, Step, _pipeline.Trames.Count);
        var ground = Ground(cancel);
        var graph = new FlowGraph();
        graph.From(_pipeline.Trames)
            .SelectParallel(jobs, trame =>
            {
                WholeFile.Write(folder.ResistanceMap(trame.Name), ResistanceSheetDrawing.ToPng(SheetOf(trame, ground), Page));
                return trame;
            })
            .ForEach(_ => progress.Advance());
        await graph.RunAsync(cancel);
        progress.Finish();
    }

    ResistanceSheet SheetOf(TrameDeclaration trame, MapGround ground)
    {
        var thinned = _thinned[trame.Name];
        return new ResistanceSheet
        {
            Caption = SheetCaptions.Of(_pipeline, trame, _grid),
            Ground = ground,
            Grid = thinned.Grid,
            Values = thinned.Values(),
            NaNIsImpassable = true,
            MinResistance = trame.Min,
            MaxResistance = trame.Max,
            Unit = SheetCaptions.UnitIn(_pipeline.Language),
        };
    }

    MapGround Ground(CancellationToken cancel)
    {
        var crs = CrsDescription.Of(_grid);
        var overlays = _pipeline.Map.Overlays.Select(overlay => FeatureOf(overlay, cancel)).ToList();
        return new MapGround { CrsName = crs.Name, MetresPerUnit = crs.MetresPerUnit, Features = overlays, Places = Places(cancel) };
    }

    MapFeature FeatureOf(OverlayDeclaration overlay, CancellationToken cancel)
    {
        var settings = new VectorSourceSettings("map overlay", overlay.Dataset.Full) { Layer = overlay.Layer, Where = overlay.Where };
        var parts = PlaceReader.ReadLines(settings, _grid, cancel)
            .Select(line => (IReadOnlyList<MapPoint>)[.. line.Xs.Zip(line.Ys, (x, y) => new MapPoint(x, y))]);
        return new MapFeature(Enum.Parse<MapFeatureKind>(overlay.Kind.ToString()), [.. parts]);
    }

    List<MapPlace> Places(CancellationToken cancel)
    {
        if (_pipeline.Map.Places is not { } places) return [];
        var settings = new VectorSourceSettings("map places", places.Dataset.Full) { Layer = places.Layer };
        return
        [
            .. PlaceReader.ReadPlaces(settings, _grid, places.NameAttribute, places.RankAttribute, cancel)
                .Select(place => new MapPlace(place.Name, new MapPoint(place.X, place.Y), place.Rank)),
        ];
    }
}
