using Calaisis.Raster.Faults;
using Calaisis.Raster.Geo.Native;
using Calaisis.Raster.Grids;
using Calaisis.Raster.Sources;
using Calaisis.Raster.Tables;
using Calaisis.Raster.Zones;
using OSGeo.OGR;

namespace Calaisis.Raster.Geo.Vectors;

/// <summary>Opens the territory that figures are given for.</summary>
public static class TerritoryFile
{
    /// <summary>Reads the layer and counts its cells: all that can be wrong with it shows here.</summary>
    /// <param name="settings">The layer; every feature is an area.</param>
    /// <param name="title">What the territory is called.</param>
    /// <param name="grid">Where it is brought to.</param>
    /// <param name="limits">What burning may use of the machine.</param>
    /// <param name="workers">Threads; they change nothing but the time.</param>
    /// <param name="cancel">Stops it.</param>
    /// <exception cref="RasterException">
    /// The layer is missing, a feature is no area, or no cell of the grid lies in any.
    /// </exception>
    /// <exception cref="Native.GdalException">The dataset cannot be opened or read.</exception>
    public static Territory Open(
        VectorSourceSettings settings, string title, GridDefinition grid, BurnLimits limits, int workers,
        CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(settings);
        ArgumentNullException.ThrowIfNull(grid);
        var burned = BurnedTileSource.Prepare(settings, grid, limits, cancel);
        var counted = ZoneCover.Count(new ZoneLayer(settings.Name, burned, [title]), null, grid.Shape, workers, cancel);
        if (counted.CellsIn(1) > 0) return new Territory(title, burned, counted.CellsIn(1));
        var which = settings.Where is { } where ? $" of the features for which \"{where}\" holds" : Sentence.Empty;
        throw new RasterException(
            $"territory ({Secrets.Mask(settings.Path)}): found no cell of the grid whose centre lies in one{which}, "
            + $"expected areas on the grid: "
            + $"check its 'where' and its extent");
    }

    /// <summary>
    /// Outlines of zones cut to the territory, with the areas that are left; zones outside are left out.
    /// </summary>
    /// <param name="outlines">As <see cref="ZoneFile.Outlines"/> has them.</param>
    /// <param name="settings">The territory's layer.</param>
    /// <param name="grid">The grid of both.</param>
    /// <param name="cancel">Stops it.</param>
    /// <exception cref="Native.GdalException">
    /// The dataset cannot be read, or an outline is too broken to be cut.
    /// </exception>
    public static FeatureTable Clip(
        FeatureTable outlines, VectorSourceSettings settings, GridDefinition grid, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(outlines);
        using var layer = VectorLayer.Open(settings);
        using var toGrid = new GridGeometry(layer, grid);
        var parts = new List<byte[]>();
        layer.ForEach(
            feature =>
            {
                using var geometry = toGrid.Of(feature);
                if (geometry is not null) parts.Add(Wkb.Of(geometry));
            },
            cancel);
        using var territory = ZoneFile.Union(parts, layer.Label);
        var area = outlines.IndexOf("area_ha");
        return outlines with { Rows = [.. outlines.Rows.Select(Cut).OfType<FeatureRow>()] };

        FeatureRow? Cut(FeatureRow row)
        {
            cancel.ThrowIfCancellationRequested();
            using var errors = new ErrorScope();
            try
            {
                using var zone = Geometry.CreateFromWkb(row.Wkb.ToArray());
                using var shared = zone.Intersection(territory);
                using var inside = new Geometry(wkbGeometryType.wkbMultiPolygon);
                // Borders that two areas share come out as lines and points: they are no part of either's area.
                if (shared is not null) PlainGeometry.AddAreas(shared, inside);
                if (inside.GetGeometryCount() == 0) return null;
                var values = row.Values.ToArray();
                values[area] = inside.Area() / Hectare.SquareMetres;
                return new FeatureRow(values, Wkb.Of(inside));
            }
            catch (ApplicationException failure)
            {
                throw errors.Failure($"cut a zone to the territory", layer.Label, inner: failure);
            }
        }
    }
}
