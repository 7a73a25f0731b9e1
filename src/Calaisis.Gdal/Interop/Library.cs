using System.Reflection;
using System.Runtime.InteropServices;

namespace OSGeo.Interop;

/// <summary>
/// Finds the system's libgdal, once: the file that GDAL_LIBRARY names, else the newest version it knows.
/// </summary>
static class Library
{
    /// <summary>The name that imports use; the resolver turns it into whichever file was found.</summary>
    internal const string Name = "gdal";

    // GDAL 3.6 is soname 32, 3.12 is 38. The plain name exists only where the development package is installed.
    const int OldestSoname = 32;
    const int NewestSoname = 40;

    static readonly nint Handle = Load();

    /// <summary>A resolver is asked once per imported function: it hands out the same handle each time.</summary>
    internal static void Register(Assembly assembly) =>
        NativeLibrary.SetDllImportResolver(assembly, (name, _, _) => name == Name ? Handle : 0);

    /// <summary>The address of one of its functions.</summary>
    internal static nint Export(string function) => NativeLibrary.GetExport(Handle, function);

    static nint Load()
    {
        var chosen = Environment.GetEnvironmentVariable("GDAL_LIBRARY");
        if (!string.IsNullOrEmpty(chosen))
        {
            return NativeLibrary.TryLoad(chosen, out var named)
                ? named
                : throw new DllNotFoundException($"GDAL_LIBRARY names '{chosen}', which is not a library that loads.");
        }

        foreach (var candidate in Candidates())
        {
            if (NativeLibrary.TryLoad(candidate, out var handle)) return handle;
        }

        throw new DllNotFoundException(
            "No GDAL library found (libgdal.so.32 to .40, GDAL 3.6 and later): install it "
            + "(Debian: apt-get install libgdal32) or name its file in the environment variable GDAL_LIBRARY.");
    }

    static IEnumerable<string> Candidates()
    {
        for (var soname = NewestSoname; soname >= OldestSoname; soname--) yield return $"libgdal.so.{soname}";
        yield return "libgdal.so";
        yield return "libgdal.dylib";
        yield return "gdal.dll";
    }
}
