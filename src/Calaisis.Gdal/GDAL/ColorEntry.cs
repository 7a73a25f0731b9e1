namespace OSGeo.GDAL;

/// <summary>One colour: red, green, blue and alpha in an RGB table.</summary>
public sealed class ColorEntry : IDisposable
{
    public short c1 { get; set; }

    public short c2 { get; set; }

    public short c3 { get; set; }

    public short c4 { get; set; }

    /// <summary>Holds nothing native here; officially it does.</summary>
    public void Dispose()
    {
    }
}
