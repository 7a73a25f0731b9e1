using Calaisis.Raster.Faults;
using Calaisis.Raster.Geo.Native;
using Calaisis.Raster.Grids;
using Calaisis.Raster.Sources;
using Calaisis.Raster.Tables;
using Calaisis.Raster.Zones;
using OSGeo.OGR;

namespace Calaisis.Raster.Geo.Vectors;

/// <summary>A zone layer, opened on the grid.</summary>
/// <param name="Layer">The zone of every cell.</param>
/// <param name="Outlines">
/// The zones that come near the grid, in the order of their numbers: <c>zone</c> (the number), <c>name</c>,
/// <c>area_ha</c> of the whole zone, and its outline in the grid's coordinate system.
/// </param>
public sealed record ZoneFile(ZoneLayer Layer, FeatureTable Outlines)
{
    static readonly Column[] Columns =
    [
        new("zone", ColumnType.WholeNumber) { IsKey = true, Meaning = "Number of the zone" },
        new("name", ColumnType.Text) { Meaning = "Name of the zone" },
        new("area_ha", ColumnType.Number) { Unit = "ha", Meaning = "Area of the whole zone" },
    ];

    /// <summary>Reads the layer: all that can be wrong with it shows here.</summary>
    /// <param name="settings">The layer, numbered by the attribute that names its zones.</param>
    /// <param name="grid">Where it is brought to.</param>
    /// <param name="limits">What burning may use of the machine.</param>
    /// <param name="cancel">Stops it.</param>
    /// <exception cref="RasterException">
    /// The layer or the attribute is missing, a feature has no name or is no area, or no zone comes near the grid.
    /// </exception>
    /// <exception cref="GdalException">The dataset cannot be opened or read.</exception>
    public static ZoneFile Open(
        VectorSourceSettings settings, GridDefinition grid, BurnLimits limits, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(settings);
        if (settings.NumberedBy is null) throw new ArgumentException("zones are numbered by a name", nameof(settings));
        var outlines = ReadOutlines(settings, grid, cancel);
        var burned = BurnedTileSource.Prepare(settings with { AreasOnly = true }, grid, limits, cancel);
        var names = burned.Legend!.Classes.Select(zone => zone.Label);
        return new ZoneFile(new ZoneLayer(settings.Name, burned, [.. names]), outlines);
    }

    static FeatureTable ReadOutlines(VectorSourceSettings settings, GridDefinition grid, CancellationToken cancel)
    {
        using var layer = VectorLayer.Open(settings);
        var faults = new FeatureFaults(layer.Label);
        var names = FeatureNames.Of(layer, faults, cancel);
        using var toGrid = new GridGeometry(layer, grid);
        var parts = new SortedDictionary<int, List<byte[]>>();
        layer.ForEach(Take, cancel);
        faults.ThrowIfAny($"Mend the data, or leave these features out with 'where'");
        if (parts.Count == 0)
            throw new RasterException($"{layer.Label}: found no zone on the grid, expected areas that cover it");
        return new FeatureTable(settings.Name, FeatureShape.MultiPolygon, Columns, [.. parts.Select(Row)]);

        void Take(Feature feature)
        {
            using var geometry = toGrid.Of(feature);
            if (geometry is not null && faults.AddUnlessArea(feature.GetFID(), geometry) && toGrid.IsNear(geometry))
                Keep(names.Numbers[feature.GetFID()], Wkb.Of(geometry));
        }

        void Keep(int zone, byte[] wkb)
        {
            if (!parts.TryGetValue(zone, out var list)) parts.Add(zone, list = []);
            list.Add(wkb);
        }

        FeatureRow Row(KeyValuePair<int, List<byte[]>> zone)
        {
            using var outline = Union(zone.Value, layer.Label);
            var bytes = new byte[checked((int)outline.WkbSize())];
            outline.ExportToWkb(bytes, wkbByteOrder.wkbNDR);
            return new FeatureRow([(long)zone.Key, names.Names[zone.Key - 1], outline.Area() / Hectare.SquareMetres],
                bytes);
        }
    }

    /// <summary>One multi-polygon of all areas of a zone, repaired where they are broken.</summary>
    internal static Geometry Union(List<byte[]> parts, Sentence label)
    {
        using var errors = new ErrorScope();
        try
        {
            using var all = new Geometry(wkbGeometryType.wkbMultiPolygon);
            foreach (var part in parts)
            {
                using var geometry = Geometry.CreateFromWkb(part);
                using var valid = PlainGeometry.Repaired(geometry);
                PlainGeometry.AddAreas(valid ?? geometry, all);
            }

            // The parts of a collection may overlap, which a single area does not.
            using var united = parts.Count > 1 || !all.IsValid() ? all.UnionCascaded() : null;
            var outline = new Geometry(wkbGeometryType.wkbMultiPolygon);
            PlainGeometry.AddAreas(united ?? all, outline);
            return outline;
        }
        catch (ApplicationException failure)
        {
            throw errors.Failure($"unite the areas of a zone", label, inner: failure);
        }
    }
}
