using OSGeo.Interop;

namespace OSGeo.OSR;

/// <content>What can be asked of a coordinate system.</content>
public sealed partial class SpatialReference
{
    public string? GetName() => CheckedText(Native.OSRGetName(Enter()));

    /// <summary>1 when both are the same system; options as <c>IGNORE_DATA_AXIS_TO_SRS_AXIS_MAPPING=YES</c>.</summary>
    public int IsSame(SpatialReference rhs, string[]? options)
    {
        ArgumentNullException.ThrowIfNull(rhs);
        return Checked(Native.OSRIsSameEx(Enter(), rhs.Handle, options));
    }

    public int IsGeographic() => Checked(Native.OSRIsGeographic(Enter()));

    public int IsProjected() => Checked(Native.OSRIsProjected(Enter()));

    public int IsLocal() => Checked(Native.OSRIsLocal(Enter()));

    public int IsCompound() => Checked(Native.OSRIsCompound(Enter()));

    /// <summary>0 for a sound definition.</summary>
    public int Validate() => Checked(Native.OSRValidate(Enter()));

    public string? GetAuthorityName(string? target_key) => CheckedText(Native.OSRGetAuthorityName(Enter(), target_key));

    public string? GetAuthorityCode(string? target_key) => CheckedText(Native.OSRGetAuthorityCode(Enter(), target_key));

    public string? GetAttrValue(string name, int child) => CheckedText(Native.OSRGetAttrValue(Enter(), name, child));

    /// <summary>Metres per unit of a projected system.</summary>
    public unsafe double GetLinearUnits() => Checked(Native.OSRGetLinearUnits(Enter(), null));

    public unsafe string? GetLinearUnitsName()
    {
        nint name = 0;
        _ = Native.OSRGetLinearUnits(Enter(), &name);
        return CheckedText(name);
    }

    /// <summary>Radians per unit of a geographic system.</summary>
    public unsafe double GetAngularUnits() => Checked(Native.OSRGetAngularUnits(Enter(), null));

    /// <summary>Metres.</summary>
    public unsafe double GetSemiMajor() => Checked(Native.OSRGetSemiMajor(Enter(), null));

    public unsafe double GetInvFlattening() => Checked(Native.OSRGetInvFlattening(Enter(), null));

    public int EPSGTreatsAsLatLong() => Checked(Native.OSREPSGTreatsAsLatLong(Enter()));
}
