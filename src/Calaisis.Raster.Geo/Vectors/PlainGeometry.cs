using OSGeo.OGR;

namespace Calaisis.Raster.Geo.Vectors;

/// <summary>
/// Geometries as everything here reads them: points, lines, polygons and collections of these, in two dimensions.
/// </summary>
static class PlainGeometry
{
    // Structure: each part covers what its outer ring encloses less its holes, and parts add up. GEOS's usual rule,
    // linework, makes a hole of what two parts share, and keeps spikes as lines.
    static readonly string[] Repair = ["METHOD=STRUCTURE"];

    static readonly string[] NoOptions = [];

    /// <summary>
    /// A copy, owned by the caller: curves drawn as chains of points, surfaces of faces as the polygons of these.
    /// </summary>
    public static Geometry Of(Geometry stored)
    {
        var flat = stored.GetLinearGeometry(0, NoOptions)!;
        flat.FlattenTo2D();
        if (!HasFaces(flat)) return flat;
        using (flat) return WithoutFaces(flat);
    }

    /// <summary>
    /// A surface that crosses itself or whose parts overlap, made valid; null where it is valid already.
    /// </summary>
    public static Geometry? Repaired(Geometry geometry) => geometry.IsValid() ? null : geometry.MakeValid(Repair)!;

    /// <summary>
    /// The surfaces of a collection that may hold lines and points beside them, as one; null for any other geometry.
    /// </summary>
    public static Geometry? AreasOf(Geometry geometry)
    {
        if (!IsCollection(geometry)) return null;
        var areas = new Geometry(wkbGeometryType.wkbMultiPolygon);
        AddAreas(geometry, areas);
        return areas;
    }

    /// <summary>Adds the polygons of a geometry to others; its lines and points are none.</summary>
    public static void AddAreas(Geometry geometry, Geometry areas)
    {
        if (Ogr.GT_Flatten(geometry.GetGeometryType()) == wkbGeometryType.wkbPolygon)
        {
            areas.AddGeometry(geometry);
            return;
        }

        for (var part = 0; part < geometry.GetGeometryCount(); part++)
        {
            using var inner = geometry.GetGeometryRef(part)!;
            AddAreas(inner, areas);
        }
    }

    static bool HasFaces(Geometry geometry)
    {
        if (IsOfFaces(geometry)) return true;
        if (!IsCollection(geometry)) return false;
        for (var part = 0; part < geometry.GetGeometryCount(); part++)
        {
            using var inner = geometry.GetGeometryRef(part)!;
            if (HasFaces(inner)) return true;
        }

        return false;
    }

    static Geometry WithoutFaces(Geometry geometry)
    {
        if (IsOfFaces(geometry)) return Ogr.ForceToMultiPolygon(geometry)!;
        if (!IsCollection(geometry)) return geometry.Clone()!;
        var plain = new Geometry(wkbGeometryType.wkbGeometryCollection);
        for (var part = 0; part < geometry.GetGeometryCount(); part++)
        {
            using var inner = geometry.GetGeometryRef(part)!;
            plain.AddGeometryDirectly(WithoutFaces(inner));
        }

        return plain;
    }

    static bool IsOfFaces(Geometry geometry) => Ogr.GT_Flatten(geometry.GetGeometryType())
        is wkbGeometryType.wkbTIN or wkbGeometryType.wkbPolyhedralSurface or wkbGeometryType.wkbTriangle;

    static bool IsCollection(Geometry geometry) =>
        Ogr.GT_Flatten(geometry.GetGeometryType()) == wkbGeometryType.wkbGeometryCollection;
}
