namespace OSGeo.GDAL;

/// <summary>
/// Numbers that are not in an enumeration. Not constants to the compiler, as officially they are not either.
/// </summary>
public static class GdalConst
{
    public static readonly int OF_READONLY;
    public static readonly int OF_UPDATE = 0x01;
    public static readonly int OF_ALL;
    public static readonly int OF_RASTER = 0x02;
    public static readonly int OF_VECTOR = 0x04;
    public static readonly int OF_SHARED = 0x20;

    /// <summary>Without it, an open that fails returns null and says nothing.</summary>
    public static readonly int OF_VERBOSE_ERROR = 0x40;

    public static readonly int GMF_ALL_VALID = 0x01;
    public static readonly int GMF_PER_DATASET = 0x02;
    public static readonly int GMF_ALPHA = 0x04;
    public static readonly int GMF_NODATA = 0x08;

    public static readonly int CPLE_None;
    public static readonly int CPLE_AppDefined = 1;
    public static readonly int CPLE_OutOfMemory = 2;
    public static readonly int CPLE_FileIO = 3;
    public static readonly int CPLE_OpenFailed = 4;
    public static readonly int CPLE_IllegalArg = 5;
    public static readonly int CPLE_NotSupported = 6;
    public static readonly int CPLE_NoWriteAccess = 8;
    public static readonly int CPLE_UserInterrupt = 9;
}
