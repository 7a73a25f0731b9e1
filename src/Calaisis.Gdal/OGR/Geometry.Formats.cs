using OSGeo.Interop;

namespace OSGeo.OGR;

/// <content>Well-known text and binary, GeoJSON.</content>
public sealed unsafe partial class Geometry
{
    static readonly string[] Reasons =
    [
        "no error", "Not enough data", "Not enough memory", "Unsupported geometry type", "Unsupported operation",
        "Corrupt data", "General Error", "Unsupported SRS", "Invalid handle", "Non existing feature",
    ];

    public static Geometry CreateFromWkb(byte[] wkb)
    {
        ArgumentNullException.ThrowIfNull(wkb);
        Failures.Reset();
        nint pointer;
        int error;
        fixed (byte* bytes = wkb) error = Native.OGR_G_CreateFromWkb(bytes, 0, out pointer, wkb.Length);
        return Made(pointer, error);
    }

    public static Geometry CreateFromWkt(string wkt)
    {
        ArgumentNullException.ThrowIfNull(wkt);
        Failures.Reset();
        using var text = new NativeCursor(wkt);
        var error = Native.OGR_G_CreateFromWkt(ref text.Position, 0, out var pointer);
        return Made(pointer, error);
    }

    /// <summary>Size in bytes.</summary>
    public uint WkbSize() => (uint)Checked(Native.OGR_G_WkbSize(Enter()));

    /// <summary>Big-endian, as officially.</summary>
    public int ExportToWkb(byte[] buffer) => ExportToWkb(buffer, wkbByteOrder.wkbXDR);

    public int ExportToWkb(byte[] buffer, wkbByteOrder byte_order)
    {
        ArgumentNullException.ThrowIfNull(buffer);
        if (buffer.Length < WkbSize()) throw new ArgumentException("Buffer size is small (ExportToWkb)");
        fixed (byte* bytes = buffer) return Checked(Native.OGR_G_ExportToWkb(Enter(), (int)byte_order, bytes));
    }

    public int ExportToWkt(out string argout)
    {
        var result = Native.OGR_G_ExportToWkt(Enter(), out var wkt);
        argout = NativeText.Take(wkt) ?? "";
        return Checked(result);
    }

    public string? ExportToJson(string[]? options) =>
        Checked(NativeText.Take(Native.OGR_G_ExportToJsonEx(Enter(), options)));

    static Geometry Made(nint pointer, int error)
    {
        Failures.Throw();
        if (error == 0 && Own(pointer) is { } made) return made;
        throw new ApplicationException($"OGR Error: {(error < Reasons.Length ? Reasons[error] : Reasons[6])}");
    }
}
