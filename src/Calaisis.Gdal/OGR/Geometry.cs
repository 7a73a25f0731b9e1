using OSGeo.Interop;
using OSGeo.OSR;

namespace OSGeo.OGR;

/// <summary>Points, lines, surfaces and collections of them.</summary>
public sealed unsafe partial class Geometry : NativeObject
{
    public Geometry(wkbGeometryType type)
        : base(NativeHandle.Owned(Native.OGR_G_CreateGeometry((int)type), &Destroy))
    {
    }

    Geometry(NativeHandle handle)
        : base(handle)
    {
    }

    public Geometry? Clone() => Checked(Own(Native.OGR_G_Clone(Enter())));

    public wkbGeometryType GetGeometryType() => (wkbGeometryType)Checked(Native.OGR_G_GetGeometryType(Enter()));

    public string? GetGeometryName() => CheckedText(Native.OGR_G_GetGeometryName(Enter()));

    /// <summary>0 for points, 1 for lines, 2 for surfaces.</summary>
    public int GetDimension() => Checked(Native.OGR_G_GetDimension(Enter()));

    public int GetCoordinateDimension() => Checked(Native.OGR_G_GetCoordinateDimension(Enter()));

    public bool IsEmpty() => Checked(Native.OGR_G_IsEmpty(Enter())) != 0;

    public double Length() => Checked(Native.OGR_G_Length(Enter()));

    public double Area() => Checked(Native.OGR_G_Area(Enter()));

    public double GetArea() => Area();

    public void GetEnvelope(Envelope env)
    {
        ArgumentNullException.ThrowIfNull(env);
        Native.EnvelopeFields fields = default;
        Native.OGR_G_GetEnvelope(Enter(), &fields);
        env.CopyFrom(fields);
        Failures.Throw();
    }

    public SpatialReference? GetSpatialReference() =>
        Checked(SpatialReference.Share(Native.OGR_G_GetSpatialReference(Enter())));

    public void AssignSpatialReference(SpatialReference? reference)
    {
        Native.OGR_G_AssignSpatialReference(Enter(), OrNone(reference));
        Failures.Throw();
    }

    /// <summary>Transforms in place; 0 for success.</summary>
    public int Transform(CoordinateTransformation trans)
    {
        ArgumentNullException.ThrowIfNull(trans);
        return Checked(Native.OGR_G_Transform(Enter(), trans.Handle));
    }

    public int TransformTo(SpatialReference reference)
    {
        ArgumentNullException.ThrowIfNull(reference);
        return Checked(Native.OGR_G_TransformTo(Enter(), reference.Handle));
    }

    /// <summary>Adds points so that no segment is longer.</summary>
    public void Segmentize(double dfMaxLength)
    {
        Native.OGR_G_Segmentize(Enter(), dfMaxLength);
        Failures.Throw();
    }

    /// <summary>A copy whose arcs have become segments.</summary>
    public Geometry? GetLinearGeometry(double dfMaxAngleStepSizeDegrees, string[]? options) =>
        Checked(Own(Native.OGR_G_GetLinearGeometry(Enter(), dfMaxAngleStepSizeDegrees, options)));

    public void FlattenTo2D()
    {
        Native.OGR_G_FlattenTo2D(Enter());
        Failures.Throw();
    }

    public void CloseRings()
    {
        Native.OGR_G_CloseRings(Enter());
        Failures.Throw();
    }

    public void Empty()
    {
        Native.OGR_G_Empty(Enter());
        Failures.Throw();
    }

    internal static Geometry? Own(nint pointer) =>
        pointer == 0 ? null : new Geometry(NativeHandle.Owned(pointer, &Destroy));

    internal static Geometry? Lend(nint pointer, NativeObject lender) =>
        pointer == 0 ? null : new Geometry(NativeHandle.Lent(pointer, lender.Handle));

    /// <summary>Its new owner frees it from now on.</summary>
    internal void PassTo(NativeObject owner) => GiveTo(owner);

    static void Destroy(nint pointer) => Native.OGR_G_DestroyGeometry(pointer);
}
