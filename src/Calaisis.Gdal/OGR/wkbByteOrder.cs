namespace OSGeo.OGR;

/// <summary>Byte order of well-known binary.</summary>
public enum wkbByteOrder
{
    wkbXDR = 0,
    wkbNDR = 1,
}
