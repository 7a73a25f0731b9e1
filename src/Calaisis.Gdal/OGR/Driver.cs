using OSGeo.Interop;

namespace OSGeo.OGR;

/// <summary>A vector format. Drivers live as long as the process.</summary>
public sealed class Driver : NativeObject
{
    Driver(nint pointer)
        : base(NativeHandle.Lent(pointer, NativeHandle.None))
    {
    }

    public string? name => GetName();

    public string? GetName() => CheckedText(Native.OGR_Dr_GetName(Enter()));

    public DataSource? CreateDataSource(string utf8_path, string[]? options) =>
        Checked(DataSource.Own(Native.OGR_Dr_CreateDataSource(Enter(), utf8_path, options)));

    public int DeleteDataSource(string utf8_path) => Checked(Native.OGR_Dr_DeleteDataSource(Enter(), utf8_path));

    public bool TestCapability(string cap) => Checked(Native.OGR_Dr_TestCapability(Enter(), cap)) != 0;

    internal static Driver? Wrap(nint pointer) => pointer == 0 ? null : new Driver(pointer);
}
