using System.Runtime.InteropServices;

namespace OSGeo.Interop;

/// <summary>A C string that a parser moves along as it reads.</summary>
sealed class NativeCursor : IDisposable
{
    readonly nint _start;

    internal NativeCursor(string text)
    {
        _start = Marshal.StringToCoTaskMemUTF8(text);
        Position = _start;
    }

    /// <summary>Where the parser stands; passed by reference.</summary>
    internal nint Position;

    /// <summary>What the parser has not read.</summary>
    internal string Rest => NativeText.Read(Position) ?? "";

    public void Dispose() => Marshal.FreeCoTaskMem(_start);
}
