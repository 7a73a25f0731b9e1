using System.Runtime.InteropServices;

namespace OSGeo.Interop;

/// <summary>C strings and lists of them, as GDAL returns them.</summary>
static class NativeText
{
    /// <summary>Reads a string that GDAL keeps.</summary>
    internal static string? Read(nint text) => Marshal.PtrToStringUTF8(text);

    /// <summary>Reads a string that was handed over, and frees it.</summary>
    internal static string? Take(nint text)
    {
        var read = Read(text);
        Native.VSIFree(text);
        return read;
    }

    /// <summary>Reads a null-terminated list that GDAL keeps; empty for a null pointer.</summary>
    internal static unsafe string[] ReadList(nint list)
    {
        if (list == 0) return [];
        var items = (nint*)list;
        var count = 0;
        while (items[count] != 0) count++;
        var read = new string[count];
        for (var i = 0; i < count; i++) read[i] = Read(items[i])!;
        return read;
    }

    /// <summary>Reads a list that was handed over, and frees it.</summary>
    internal static string[] TakeList(nint list)
    {
        var read = ReadList(list);
        Native.CSLDestroy(list);
        return read;
    }
}
