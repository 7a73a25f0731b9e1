using OSGeo.Interop;

namespace OSGeo.OSR;

/// <summary>PROJ: its version and where it looks for its database.</summary>
public static class Osr
{
    /// <summary>Null where no operation leads from one system to the other.</summary>
    public static CoordinateTransformation? CreateCoordinateTransformation(
        SpatialReference src, SpatialReference dst, CoordinateTransformationOptions? options) =>
        CoordinateTransformation.Own(CoordinateTransformation.Create(src, dst, options));

    public static int GetPROJVersionMajor()
    {
        Native.OSRGetPROJVersion(out var major, out _, out _);
        return major;
    }

    public static int GetPROJVersionMinor()
    {
        Native.OSRGetPROJVersion(out _, out var minor, out _);
        return minor;
    }

    public static int GetPROJVersionMicro()
    {
        Native.OSRGetPROJVersion(out _, out _, out var micro);
        return micro;
    }

    public static string[] GetPROJSearchPaths() => NativeText.TakeList(Native.OSRGetPROJSearchPaths());

    public static void SetPROJSearchPaths(string[]? paths) => Native.OSRSetPROJSearchPaths(paths);

    public static void SetPROJSearchPath(string utf8_path) => SetPROJSearchPaths([utf8_path]);
}
