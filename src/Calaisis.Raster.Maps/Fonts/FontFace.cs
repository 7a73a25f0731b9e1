namespace Calaisis.Raster.Maps.Fonts;

/// <summary>The cuts of the embedded typeface (Inter).</summary>
public enum FontFace
{
    Regular,
    SemiBold,
    Italic,
}
