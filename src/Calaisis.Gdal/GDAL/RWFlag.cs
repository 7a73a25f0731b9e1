namespace OSGeo.GDAL;

/// <summary>Direction of a transfer.</summary>
public enum RWFlag
{
    GF_Read = 0,
    GF_Write = 1,
}
