using OSGeo.OGR;

namespace Calaisis.Raster.Geo.Vectors;

/// <summary>Well-known binary, the form in which geometries wait in managed memory.</summary>
static class Wkb
{
    public static byte[] Of(Geometry geometry)
    {
        var bytes = new byte[checked((int)geometry.WkbSize())];
        geometry.ExportToWkb(bytes);
        return bytes;
    }
}
