using System.Runtime.InteropServices;

namespace OSGeo.Interop;

/// <summary>
/// A pointer that GDAL gave. An owned one is released exactly once, on Dispose or by the finaliser; one lent by another
/// object keeps that object alive, and refuses to be used after it was closed.
/// </summary>
sealed unsafe class NativeHandle : SafeHandle
{
    /// <summary>For optional arguments: the null pointer.</summary>
    internal static readonly NativeHandle None = new(0, null, null);

    readonly delegate*<nint, void> _release;
    readonly NativeHandle? _lender;

    NativeHandle(nint pointer, delegate*<nint, void> release, NativeHandle? lender)
        : base(0, ownsHandle: release != null)
    {
        _release = release;
        _lender = lender;
        SetHandle(pointer);
    }

    public override bool IsInvalid => handle == 0;

    internal nint Pointer => handle;

    /// <summary>Whether it, or what lent it, has been closed.</summary>
    bool IsGone => IsClosed || _lender is { IsGone: true };

    internal static NativeHandle Owned(nint pointer, delegate*<nint, void> release) => new(pointer, release, null);

    internal static NativeHandle Lent(nint pointer, NativeHandle lender) => new(pointer, null, lender);

    internal void ThrowIfGone(object user) => ObjectDisposedException.ThrowIf(IsGone, user);

    protected override bool ReleaseHandle()
    {
        Failures.Reset();
        _release(handle);
        // As in the official bindings, disposing does not throw: the failure waits for the thread's next call.
        Failures.KeepForNextCall();
        return true;
    }
}
