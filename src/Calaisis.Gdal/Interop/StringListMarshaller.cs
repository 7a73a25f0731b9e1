using System.Runtime.InteropServices.Marshalling;

namespace OSGeo.Interop;

/// <summary>Passes <c>string[]</c> as GDAL's string list (<c>char**</c>), for the time of one call.</summary>
[CustomMarshaller(typeof(string[]), MarshalMode.ManagedToUnmanagedIn, typeof(StringListMarshaller))]
static class StringListMarshaller
{
    public static nint ConvertToUnmanaged(string[]? managed)
    {
        var list = (nint)0;
        foreach (var item in managed ?? []) list = Native.CSLAddString(list, item);
        return list;
    }

    public static void Free(nint unmanaged) => Native.CSLDestroy(unmanaged);
}
