using OSGeo.Interop;

namespace OSGeo.GDAL;

/// <summary>The arguments of gdalwarp, as on its command line.</summary>
public sealed class GDALWarpAppOptions : NativeObject
{
    public unsafe GDALWarpAppOptions(string[]? options)
        : base(NativeHandle.Owned(Create(options), &Free))
    {
    }

    static nint Create(string[]? arguments)
    {
        Failures.Reset();
        var options = Native.GDALWarpAppOptionsNew(arguments, 0);
        Failures.Throw();
        return options;
    }

    static void Free(nint options) => Native.GDALWarpAppOptionsFree(options);
}
