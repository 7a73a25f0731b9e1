using System.ComponentModel;

namespace OSGeo.Interop;

/// <summary>What every class over a GDAL pointer shares: the handle, and the check around each call.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class NativeObject : IDisposable
{
    internal NativeObject(NativeHandle handle) => Handle = handle;

    internal NativeHandle Handle { get; private set; }

    /// <summary>The bare pointer, for arrays of pointers; the caller keeps this object alive meanwhile.</summary>
    internal nint Pointer
    {
        get
        {
            Handle.ThrowIfGone(this);
            return Handle.Pointer;
        }
    }

    /// <summary>Releases the native object if this one owns it. Does not throw: see <see cref="Failures"/>.</summary>
    public virtual void Dispose()
    {
        Handle.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>
    /// Starts a call: clears the thread's last error, so that what <see cref="Checked{T}"/> sees is the call's own.
    /// </summary>
    private protected NativeHandle Enter()
    {
        Handle.ThrowIfGone(this);
        Failures.Reset();
        return Handle;
    }

    /// <summary>Ends a call: throws if GDAL reported a failure on this thread.</summary>
    private protected static T Checked<T>(T result)
    {
        Failures.Throw();
        return result;
    }

    /// <summary>Ends a call whose result is a C string that GDAL keeps.</summary>
    private protected static string? CheckedText(nint text) => Checked(NativeText.Read(text));

    /// <summary>The handle of an optional argument.</summary>
    private protected static NativeHandle OrNone(NativeObject? argument) => argument?.Handle ?? NativeHandle.None;

    /// <summary>Ownership passes to GDAL; the object stays usable as long as its new owner lives.</summary>
    private protected void GiveTo(NativeObject owner)
    {
        var pointer = Handle.Pointer;
        Handle.SetHandleAsInvalid();
        Handle = NativeHandle.Lent(pointer, owner.Handle);
    }
}
