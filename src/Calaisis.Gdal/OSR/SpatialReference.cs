using OSGeo.Interop;

namespace OSGeo.OSR;

/// <summary>
/// A coordinate system. EPSG:4326 and others come latitude first unless
/// <see cref="AxisMappingStrategy.OAMS_TRADITIONAL_GIS_ORDER"/> is set.
/// </summary>
public sealed partial class SpatialReference : NativeObject
{
    /// <summary>From WKT; empty for one to be filled by an import.</summary>
    public unsafe SpatialReference(string? wkt)
        : base(NativeHandle.Owned(Create(wkt), &Release))
    {
    }

    unsafe SpatialReference(nint pointer)
        : base(NativeHandle.Owned(pointer, &Release))
    {
    }

    public SpatialReference? Clone()
    {
        var handle = Enter();
        return Checked(OwnClone(handle.Pointer));
    }

    public SpatialReference? CloneGeogCS() => Checked(Own(Native.OSRCloneGeogCS(Enter())));

    public int ImportFromEPSG(int arg) => Checked(Native.OSRImportFromEPSG(Enter(), arg));

    /// <summary>Any form GDAL understands: EPSG:2154, WKT, PROJ, a URN, PROJJSON.</summary>
    public int SetFromUserInput(string name) => Checked(Native.OSRSetFromUserInput(Enter(), name));

    public int ImportFromProj4(string ppszInput) => Checked(Native.OSRImportFromProj4(Enter(), ppszInput));

    /// <summary>Reads WKT and sets the string to what is left after it.</summary>
    public int ImportFromWkt(ref string ppszInput)
    {
        using var text = new NativeCursor(ppszInput);
        var result = Checked(Native.OSRImportFromWkt(Enter(), ref text.Position));
        ppszInput = text.Rest;
        return result;
    }

    public int ExportToWkt(out string argout, string[]? options)
    {
        var result = Native.OSRExportToWktEx(Enter(), out var wkt, options);
        argout = NativeText.Take(wkt) ?? "";
        return Checked(result);
    }

    public int ExportToProj4(out string argout)
    {
        var result = Native.OSRExportToProj4(Enter(), out var definition);
        argout = NativeText.Take(definition) ?? "";
        return Checked(result);
    }

    public void SetAxisMappingStrategy(AxisMappingStrategy strategy)
    {
        Native.OSRSetAxisMappingStrategy(Enter(), (int)strategy);
        Failures.Throw();
    }

    public AxisMappingStrategy GetAxisMappingStrategy() =>
        (AxisMappingStrategy)Checked(Native.OSRGetAxisMappingStrategy(Enter()));

    public int AutoIdentifyEPSG() => Checked(Native.OSRAutoIdentifyEPSG(Enter()));

    public int DemoteTo2D(string? name) => Checked(Native.OSRDemoteTo2D(Enter(), name));

    internal static SpatialReference? Own(nint pointer) => pointer == 0 ? null : new SpatialReference(pointer);

    internal static SpatialReference? OwnClone(nint pointer) => pointer == 0 ? null : Own(Native.OSRClone(pointer));

    /// <summary>Shares a coordinate system that counts its users.</summary>
    internal static SpatialReference? Share(nint pointer)
    {
        if (pointer == 0) return null;
        _ = Native.OSRReference(pointer);
        return Own(pointer);
    }

    static nint Create(string? wkt)
    {
        Failures.Reset();
        var pointer = Native.OSRNewSpatialReference(wkt);
        Failures.Throw();
        return pointer;
    }

    static void Release(nint pointer) => Native.OSRRelease(pointer);
}
