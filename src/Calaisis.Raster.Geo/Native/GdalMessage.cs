using OSGeo.GDAL;

namespace Calaisis.Raster.Geo.Native;

/// <summary>One thing GDAL said.</summary>
/// <param name="Severity">Warning, failure, or a debug line.</param>
/// <param name="Code">GDAL's number for the kind of trouble, 0 when unspecific.</param>
/// <param name="Text">The message, credentials hidden.</param>
public readonly record struct GdalMessage(CPLErr Severity, int Code, string Text)
{
    /// <summary>Whether the call that said it has failed.</summary>
    public bool IsFailure => Severity >= CPLErr.CE_Failure;
}
