using OSGeo.Interop;

namespace OSGeo.GDAL;

/// <summary>The arguments of gdalbuildvrt, as on its command line.</summary>
public sealed class GDALBuildVRTOptions : NativeObject
{
    public unsafe GDALBuildVRTOptions(string[]? options)
        : base(NativeHandle.Owned(Create(options), &Free))
    {
    }

    static nint Create(string[]? arguments)
    {
        Failures.Reset();
        var options = Native.GDALBuildVRTOptionsNew(arguments, 0);
        Failures.Throw();
        return options;
    }

    static void Free(nint options) => Native.GDALBuildVRTOptionsFree(options);
}
