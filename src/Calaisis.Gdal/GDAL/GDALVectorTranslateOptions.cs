using OSGeo.Interop;

namespace OSGeo.GDAL;

/// <summary>The arguments of ogr2ogr, as on its command line.</summary>
public sealed class GDALVectorTranslateOptions : NativeObject
{
    public unsafe GDALVectorTranslateOptions(string[]? options)
        : base(NativeHandle.Owned(Create(options), &Free))
    {
    }

    static nint Create(string[]? arguments)
    {
        Failures.Reset();
        var options = Native.GDALVectorTranslateOptionsNew(arguments, 0);
        Failures.Throw();
        return options;
    }

    static void Free(nint options) => Native.GDALVectorTranslateOptionsFree(options);
}
