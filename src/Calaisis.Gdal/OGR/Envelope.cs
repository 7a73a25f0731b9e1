using OSGeo.Interop;

namespace OSGeo.OGR;

/// <summary>A rectangle of coordinates.</summary>
public sealed class Envelope : IDisposable
{
    public double MinX { get; set; }

    public double MaxX { get; set; }

    public double MinY { get; set; }

    public double MaxY { get; set; }

    /// <summary>Holds nothing native here; officially it does.</summary>
    public void Dispose()
    {
    }

    internal void CopyFrom(in Native.EnvelopeFields fields) =>
        (MinX, MaxX, MinY, MaxY) = (fields.MinX, fields.MaxX, fields.MinY, fields.MaxY);
}
