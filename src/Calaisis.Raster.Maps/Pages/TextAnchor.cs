namespace Calaisis.Raster.Maps.Pages;

/// <summary>Which part of a line of text stands at the given place.</summary>
public enum TextAnchor
{
    Left,
    Middle,
    Right,
}
