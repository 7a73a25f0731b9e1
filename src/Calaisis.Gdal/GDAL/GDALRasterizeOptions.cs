using OSGeo.Interop;

namespace OSGeo.GDAL;

/// <summary>The arguments of gdal_rasterize, as on its command line.</summary>
public sealed class GDALRasterizeOptions : NativeObject
{
    public unsafe GDALRasterizeOptions(string[]? options)
        : base(NativeHandle.Owned(Create(options), &Free))
    {
    }

    static nint Create(string[]? arguments)
    {
        Failures.Reset();
        var options = Native.GDALRasterizeOptionsNew(arguments, 0);
        Failures.Throw();
        return options;
    }

    static void Free(nint options) => Native.GDALRasterizeOptionsFree(options);
}
