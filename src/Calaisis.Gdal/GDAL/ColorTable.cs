using OSGeo.Interop;

namespace OSGeo.GDAL;

/// <summary>The colours of a class raster.</summary>
public sealed class ColorTable : NativeObject
{
    public unsafe ColorTable(PaletteInterp palette)
        : base(NativeHandle.Owned(Native.GDALCreateColorTable((int)palette), &Destroy))
    {
    }

    ColorTable(NativeHandle handle)
        : base(handle)
    {
    }

    public int GetCount() => Checked(Native.GDALGetColorEntryCount(Enter()));

    public unsafe int GetColorEntryAsRGB(int entry, ColorEntry centry)
    {
        ArgumentNullException.ThrowIfNull(centry);
        Native.ColorEntryFields fields;
        var found = Checked(Native.GDALGetColorEntryAsRGB(Enter(), entry, &fields));
        if (found == 0) return found;
        (centry.c1, centry.c2, centry.c3, centry.c4) = (fields.C1, fields.C2, fields.C3, fields.C4);
        return found;
    }

    public ColorEntry GetColorEntry(int entry)
    {
        var colour = new ColorEntry();
        GetColorEntryAsRGB(entry, colour);
        return colour;
    }

    public unsafe void SetColorEntry(int entry, ColorEntry centry)
    {
        ArgumentNullException.ThrowIfNull(centry);
        var fields = new Native.ColorEntryFields { C1 = centry.c1, C2 = centry.c2, C3 = centry.c3, C4 = centry.c4 };
        Native.GDALSetColorEntry(Enter(), entry, &fields);
        Failures.Throw();
    }

    internal static ColorTable? Lend(nint pointer, NativeHandle lender) =>
        pointer == 0 ? null : new ColorTable(NativeHandle.Lent(pointer, lender));

    static void Destroy(nint pointer) => Native.GDALDestroyColorTable(pointer);
}
