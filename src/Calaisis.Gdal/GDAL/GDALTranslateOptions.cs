using OSGeo.Interop;

namespace OSGeo.GDAL;

/// <summary>The arguments of gdal_translate, as on its command line.</summary>
public sealed class GDALTranslateOptions : NativeObject
{
    public unsafe GDALTranslateOptions(string[]? options)
        : base(NativeHandle.Owned(Create(options), &Free))
    {
    }

    static nint Create(string[]? arguments)
    {
        Failures.Reset();
        var options = Native.GDALTranslateOptionsNew(arguments, 0);
        Failures.Throw();
        return options;
    }

    static void Free(nint options) => Native.GDALTranslateOptionsFree(options);
}
