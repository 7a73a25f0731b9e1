using System.Runtime.InteropServices;

namespace OSGeo.Interop;

/// <summary>
/// The C functions, under their C names, by header. Text goes in as UTF-8; text that comes back is an <c>nint</c>, as
/// most of it belongs to GDAL and a marshalled <c>string</c> would be freed.
/// </summary>
static unsafe partial class Native
{
    static Native() => Library.Register(typeof(Native).Assembly);

    [LibraryImport(Library.Name)]
    internal static partial void CPLErrorReset();

    [LibraryImport(Library.Name)]
    internal static partial int CPLGetLastErrorType();

    [LibraryImport(Library.Name)]
    internal static partial int CPLGetLastErrorNo();

    [LibraryImport(Library.Name)]
    internal static partial nint CPLGetLastErrorMsg();

    [LibraryImport(Library.Name)]
    internal static partial void CPLPushErrorHandlerEx(
        delegate* unmanaged[Cdecl]<int, int, nint, void> handler, nint data);

    [LibraryImport(Library.Name)]
    internal static partial void CPLPopErrorHandler();

    [LibraryImport(Library.Name)]
    internal static partial nint CPLSetErrorHandlerEx(
        delegate* unmanaged[Cdecl]<int, int, nint, void> handler, nint data);

    [LibraryImport(Library.Name)]
    internal static partial nint CPLSetErrorHandler(nint handler);

    [LibraryImport(Library.Name)]
    internal static partial nint CPLGetErrorHandlerUserData();

    [LibraryImport(Library.Name, StringMarshalling = StringMarshalling.Utf8)]
    internal static partial void CPLSetConfigOption(string key, string? value);

    [LibraryImport(Library.Name, StringMarshalling = StringMarshalling.Utf8)]
    internal static partial void CPLSetThreadLocalConfigOption(string key, string? value);

    [LibraryImport(Library.Name, StringMarshalling = StringMarshalling.Utf8)]
    internal static partial nint CPLGetConfigOption(string key, nint fallback);

    [LibraryImport(Library.Name, StringMarshalling = StringMarshalling.Utf8)]
    internal static partial nint CSLAddString(nint list, string item);

    [LibraryImport(Library.Name)]
    internal static partial void CSLDestroy(nint list);

    [LibraryImport(Library.Name)]
    internal static partial nint VSIMalloc(nuint bytes);

    [LibraryImport(Library.Name)]
    internal static partial void VSIFree(nint memory);

    [LibraryImport(Library.Name, StringMarshalling = StringMarshalling.Utf8)]
    internal static partial nint VSIFileFromMemBuffer(string path, nint bytes, ulong count, int takeOwnership);

    [LibraryImport(Library.Name)]
    internal static partial int VSIFCloseL(nint file);

    [LibraryImport(Library.Name, StringMarshalling = StringMarshalling.Utf8)]
    internal static partial int VSIUnlink(string path);

    [LibraryImport(Library.Name, StringMarshalling = StringMarshalling.Utf8)]
    internal static partial int VSIMkdir(string path, CLong mode);

    [LibraryImport(Library.Name, StringMarshalling = StringMarshalling.Utf8)]
    internal static partial int VSIRmdir(string path);

    [LibraryImport(Library.Name, StringMarshalling = StringMarshalling.Utf8)]
    internal static partial int VSIRename(string from, string to);

    [LibraryImport(Library.Name, StringMarshalling = StringMarshalling.Utf8)]
    internal static partial nint VSIReadDirEx(string path, int atMost);
}
