using Calaisis.Raster.Geo.Rasters;
using Calaisis.Raster.Geo.Vectors;
using Calaisis.Raster.Grids;
using Calaisis.Raster.Maps.Frames;
using Calaisis.Raster.Pipelines;
using Calaisis.Raster.Planning;
using Calaisis.Raster.Sources;

namespace Calaisis.Raster.Processing.Maps;

/// <summary>What lies over the grid on every map: overlays and places.</summary>
static class MapGrounds
{
    /// <summary>What reading it reads.</summary>
    public static IEnumerable<StepInput> InputsOf(MapDeclaration map)
    {
        if (map.Places is { } places)
            yield return new OutsideInput("places", places.Dataset.Full) { Shown = places.Dataset.Declared };
        for (var i = 0; i < map.Overlays.Count; i++)
        {
            var dataset = map.Overlays[i].Dataset;
            yield return new OutsideInput($"overlay {i + 1}", dataset.Full) { Shown = dataset.Declared };
        }
    }

    public static MapGround Read(MapDeclaration map, GridDefinition grid, CancellationToken cancel)
    {
        var crs = CrsDescription.Of(grid);
        return new MapGround
        {
            CrsName = crs.Name,
            MetresPerUnit = crs.MetresPerUnit,
            Features = [.. map.Overlays.Select(overlay => FeatureOf(overlay, grid, cancel))],
            Places = map.Places is { } places ? PlacesOf(places, grid, cancel) : [],
        };
    }

    static MapFeature FeatureOf(OverlayDeclaration overlay, GridDefinition grid, CancellationToken cancel)
    {
        var settings = new VectorSourceSettings("map overlay", overlay.Dataset.Full)
        {
            Layer = overlay.Layer,
            Where = overlay.Where,
            WhereAt = overlay.WhereAt,
            Encoding = overlay.Encoding,
            TakesCrs = false,
        };
        var parts = PlaceReader.ReadLines(settings, grid, cancel)
            .Select(line => (IReadOnlyList<MapPoint>)[.. line.Xs.Zip(line.Ys, (x, y) => new MapPoint(x, y))]);
        return new MapFeature(Enum.Parse<MapFeatureKind>(overlay.Kind.ToString()), [.. parts]);
    }

    static List<MapPlace> PlacesOf(PlacesDeclaration places, GridDefinition grid, CancellationToken cancel)
    {
        var settings = new VectorSourceSettings("map places", places.Dataset.Full)
        {
            Layer = places.Layer,
            Encoding = places.Encoding,
            TakesCrs = false,
        };
        return
        [
            .. PlaceReader.ReadPlaces(settings, grid, places.NameAttribute, places.RankAttribute, cancel)
                .Select(place => new MapPlace(place.Name, new MapPoint(place.X, place.Y), place.Rank)),
        ];
    }
}
