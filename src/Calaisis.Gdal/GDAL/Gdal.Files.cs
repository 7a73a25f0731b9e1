using System.Runtime.InteropServices;
using OSGeo.Interop;

namespace OSGeo.GDAL;

/// <content>GDAL's virtual files, /vsimem/ foremost.</content>
public static partial class Gdal
{
    /// <summary>Makes a file in memory that holds a copy of the bytes.</summary>
    public static unsafe void FileFromMemBuffer(string utf8_path, byte[] bytes)
    {
        ArgumentNullException.ThrowIfNull(bytes);
        fixed (byte* start = bytes) FileFromMemBuffer(utf8_path, bytes.Length, (nint)start);
    }

    public static unsafe void FileFromMemBuffer(string utf8_path, int nBytes, IntPtr pabyData)
    {
        Failures.Reset();
        // The file owns its copy, which only GDAL's allocator may give it.
        var copy = Native.VSIMalloc((nuint)Math.Max(nBytes, 1));
        if (copy == 0) throw new InsufficientMemoryException($"no memory for {nBytes} bytes of {utf8_path}");
        Buffer.MemoryCopy((void*)pabyData, (void*)copy, nBytes, nBytes);
        var file = Native.VSIFileFromMemBuffer(utf8_path, copy, (ulong)nBytes, takeOwnership: 1);
        if (file != 0) _ = Native.VSIFCloseL(file);
        Failures.Throw();
    }

    public static int Unlink(string utf8_path)
    {
        Failures.Reset();
        return Checked(Native.VSIUnlink(utf8_path));
    }

    public static int Mkdir(string utf8_path, int mode)
    {
        Failures.Reset();
        return Checked(Native.VSIMkdir(utf8_path, new CLong(mode)));
    }

    public static int Rmdir(string utf8_path)
    {
        Failures.Reset();
        return Checked(Native.VSIRmdir(utf8_path));
    }

    public static int Rename(string pszOld, string pszNew)
    {
        Failures.Reset();
        return Checked(Native.VSIRename(pszOld, pszNew));
    }

    /// <summary>Names in a folder or archive, at most so many (0 for all).</summary>
    public static string[] ReadDir(string utf8_path, int nMaxFiles)
    {
        Failures.Reset();
        return Checked(NativeText.TakeList(Native.VSIReadDirEx(utf8_path, nMaxFiles)));
    }
}
