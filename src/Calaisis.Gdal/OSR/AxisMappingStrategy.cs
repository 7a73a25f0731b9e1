namespace OSGeo.OSR;

/// <summary>Whether data come as x and y, or in the order of axes that the authority declares.</summary>
public enum AxisMappingStrategy
{
    OAMS_TRADITIONAL_GIS_ORDER,
    OAMS_AUTHORITY_COMPLIANT,
    OAMS_CUSTOM,
}
