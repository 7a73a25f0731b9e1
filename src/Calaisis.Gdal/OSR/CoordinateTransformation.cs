using OSGeo.Interop;

namespace OSGeo.OSR;

/// <summary>Turns coordinates of one system into another's. Not for use by several threads at once.</summary>
public sealed unsafe class CoordinateTransformation : NativeObject
{
    public CoordinateTransformation(SpatialReference src, SpatialReference dst)
        : base(NativeHandle.Owned(Create(src, dst, null), &Destroy))
    {
    }

    public CoordinateTransformation(SpatialReference src, SpatialReference dst, CoordinateTransformationOptions options)
        : base(NativeHandle.Owned(Create(src, dst, options), &Destroy))
    {
    }

    CoordinateTransformation(nint pointer)
        : base(NativeHandle.Owned(pointer, &Destroy))
    {
    }

    public CoordinateTransformation? GetInverse() => Checked(Own(Native.OCTGetInverse(Enter())));

    /// <summary>Transforms x, y and z in place.</summary>
    public void TransformPoint(double[] inout)
    {
        RequireRoom(inout, 3);
        fixed (double* point = inout) _ = Native.OCTTransform(Enter(), 1, point, point + 1, point + 2);
        Failures.Throw();
    }

    /// <summary>Fills x, y and z of the transformed point.</summary>
    public void TransformPoint(double[] argout, double x, double y, double z)
    {
        RequireRoom(argout, 3);
        (argout[0], argout[1], argout[2]) = (x, y, z);
        TransformPoint(argout);
    }

    /// <summary>Transforms so many points in place; z may not be null.</summary>
    public void TransformPoints(int nCount, double[] x, double[] y, double[] z)
    {
        RequireRoom(x, nCount);
        RequireRoom(y, nCount);
        RequireRoom(z, nCount);
        fixed (double* xs = x, ys = y, zs = z) _ = Native.OCTTransform(Enter(), nCount, xs, ys, zs);
        Failures.Throw();
    }

    /// <summary>Fills minx, miny, maxx and maxy of a rectangle, whose edges are sampled at so many points.</summary>
    public void TransformBounds(double[] argout, double minx, double miny, double maxx, double maxy, int densify_pts)
    {
        RequireRoom(argout, 4);
        argout.AsSpan(0, 4).Fill(double.PositiveInfinity);
        fixed (double* box = argout)
        {
            _ = Native.OCTTransformBounds(
                Enter(), minx, miny, maxx, maxy, box, box + 1, box + 2, box + 3, densify_pts);
        }

        Failures.Throw();
    }

    internal static CoordinateTransformation? Own(nint pointer) =>
        pointer == 0 ? null : new CoordinateTransformation(pointer);

    internal static nint Create(
        SpatialReference source, SpatialReference target, CoordinateTransformationOptions? options)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(target);
        Failures.Reset();
        var pointer = options is null
            ? Native.OCTNewCoordinateTransformation(source.Handle, target.Handle)
            : Native.OCTNewCoordinateTransformationEx(source.Handle, target.Handle, options.Handle);
        Failures.Throw();
        return pointer;
    }

    static void Destroy(nint pointer) => Native.OCTDestroyCoordinateTransformation(pointer);

    static void RequireRoom(double[] numbers, int count)
    {
        ArgumentNullException.ThrowIfNull(numbers);
        if (numbers.Length < count) throw new ArgumentException($"needs room for {count} numbers");
    }
}
