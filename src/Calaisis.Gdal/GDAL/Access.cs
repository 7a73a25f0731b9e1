namespace OSGeo.GDAL;

/// <summary>Whether a dataset is opened for reading or also for writing.</summary>
public enum Access
{
    GA_ReadOnly = 0,
    GA_Update = 1,
}
