namespace Calaisis.Raster.Maps.Frames;

/// <summary>What a name on a map belongs to; decides how it is written.</summary>
public enum MapPlaceKind
{
    /// <summary>A town or village: a dot, and its name beside it.</summary>
    Settlement,

    /// <summary>A sea, lake or marsh: its name in blue italics, centred, without a dot.</summary>
    Water,

    /// <summary>A core area: its name in italics, centred, without a dot.</summary>
    CoreArea,
}
