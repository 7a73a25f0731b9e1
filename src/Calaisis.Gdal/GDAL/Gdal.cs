using OSGeo.Interop;

namespace OSGeo.GDAL;

/// <summary>
/// The library as a whole: drivers, opening, configuration, messages. See the other parts for algorithms.
/// </summary>
public static partial class Gdal
{
    /// <summary>Receives GDAL's messages; <paramref name="msg"/> is a UTF-8 C string valid during the call.</summary>
    public delegate void GDALErrorHandlerDelegate(int eclass, int code, IntPtr msg);

    /// <summary>Hears of progress from 0 to 1; returns 0 to cancel.</summary>
    public delegate int GDALProgressFuncDelegate(double Complete, IntPtr Message, IntPtr Data);

    public static void AllRegister()
    {
        Failures.Reset();
        Native.GDALAllRegister();
        Failures.Throw();
    }

    /// <summary>The version: <c>RELEASE_NAME</c> gives 3.6.2, <c>VERSION_NUM</c> gives 3060200.</summary>
    public static string? VersionInfo(string request) => NativeText.Read(Native.GDALVersionInfo(request));

    public static int GetDriverCount()
    {
        Failures.Reset();
        return Checked(Native.GDALGetDriverCount());
    }

    public static Driver? GetDriver(int i)
    {
        Failures.Reset();
        return Wrap(Native.GDALGetDriver(i));
    }

    public static Driver? GetDriverByName(string name)
    {
        Failures.Reset();
        return Wrap(Native.GDALGetDriverByName(name));
    }

    /// <summary>The driver that would try to open something, by its name and content; null where none would.</summary>
    public static Driver? IdentifyDriverEx(
        string utf8_path, uint nIdentifyFlags, string[]? allowed_drivers, string[]? sibling_files)
    {
        Failures.Reset();
        return Wrap(Native.GDALIdentifyDriverEx(utf8_path, nIdentifyFlags, allowed_drivers, sibling_files));
    }

    public static Dataset? Open(string utf8_path, Access eAccess)
    {
        Failures.Reset();
        return Checked(Dataset.OwnUnlessFailed(Native.GDALOpen(utf8_path, (int)eAccess)));
    }

    /// <summary>
    /// Opens with flags of <see cref="GdalConst"/>; null and silent without <see cref="GdalConst.OF_VERBOSE_ERROR"/>.
    /// </summary>
    public static Dataset? OpenEx(
        string utf8_path, uint nOpenFlags, string[]? allowed_drivers, string[]? open_options, string[]? sibling_files)
    {
        Failures.Reset();
        return Checked(Dataset.OwnUnlessFailed(
            Native.GDALOpenEx(utf8_path, nOpenFlags, allowed_drivers, open_options, sibling_files)));
    }

    public static void SetConfigOption(string pszKey, string? pszValue) => Native.CPLSetConfigOption(pszKey, pszValue);

    public static string? GetConfigOption(string pszKey, string? pszDefault) =>
        NativeText.Read(Native.CPLGetConfigOption(pszKey, 0)) ?? pszDefault;

    public static void SetThreadLocalConfigOption(string pszKey, string? pszValue) =>
        Native.CPLSetThreadLocalConfigOption(pszKey, pszValue);

    public static int GetCacheMax() => Native.GDALGetCacheMax();

    public static int GetCacheUsed() => Native.GDALGetCacheUsed();

    public static void SetCacheMax(int nBytes) => Native.GDALSetCacheMax(nBytes);

    /// <summary>Size in bits.</summary>
    public static int GetDataTypeSize(DataType eDataType) => Native.GDALGetDataTypeSizeBits((int)eDataType);

    public static string? GetDataTypeName(DataType eDataType) =>
        NativeText.Read(Native.GDALGetDataTypeName((int)eDataType));

    public static DataType GetDataTypeByName(string pszDataTypeName) =>
        (DataType)Native.GDALGetDataTypeByName(pszDataTypeName);

    public static int DataTypeIsComplex(DataType eDataType) => Native.GDALDataTypeIsComplex((int)eDataType);

    static T Checked<T>(T result)
    {
        Failures.Throw();
        return result;
    }

    static Driver? Wrap(nint driver) => Checked(driver == 0 ? null : new Driver(driver));
}
