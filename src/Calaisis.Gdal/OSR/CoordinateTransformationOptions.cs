using OSGeo.Interop;

namespace OSGeo.OSR;

/// <summary>Wishes about the operation that PROJ picks between two systems.</summary>
public sealed unsafe class CoordinateTransformationOptions : NativeObject
{
    public CoordinateTransformationOptions()
        : base(NativeHandle.Owned(Native.OCTNewCoordinateTransformationOptions(), &Destroy))
    {
    }

    /// <summary>In degrees.</summary>
    public bool SetAreaOfInterest(
        double westLongitudeDeg, double southLatitudeDeg, double eastLongitudeDeg, double northLatitudeDeg) =>
        Checked(Native.OCTCoordinateTransformationOptionsSetAreaOfInterest(
            Enter(), westLongitudeDeg, southLatitudeDeg, eastLongitudeDeg, northLatitudeDeg)) != 0;

    public bool SetOperation(string operation, bool inverseCT) =>
        Checked(Native.OCTCoordinateTransformationOptionsSetOperation(Enter(), operation, inverseCT ? 1 : 0)) != 0;

    public bool SetBallparkAllowed(bool allowBallpark) =>
        Checked(Native.OCTCoordinateTransformationOptionsSetBallparkAllowed(Enter(), allowBallpark ? 1 : 0)) != 0;

    static void Destroy(nint pointer) => Native.OCTDestroyCoordinateTransformationOptions(pointer);
}
