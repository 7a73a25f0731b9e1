namespace OSGeo.GDAL;

/// <summary>The official bindings' type for data they do not understand; callers pass null.</summary>
public sealed class SWIGTYPE_p_void
{
    SWIGTYPE_p_void()
    {
    }
}
