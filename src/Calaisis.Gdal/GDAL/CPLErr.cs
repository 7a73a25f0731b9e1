namespace OSGeo.GDAL;

/// <summary>Severity of a message, and result of many calls.</summary>
public enum CPLErr
{
    CE_None = 0,
    CE_Log = 1,
    CE_Warning = 2,
    CE_Failure = 3,
    CE_Fatal = 4,
}
