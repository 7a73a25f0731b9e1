namespace Calaisis.Raster.Maps.Frames;

/// <summary>Kinds of features over a map, from the lowest to the topmost.</summary>
public enum MapFeatureKind
{
    /// <summary>The sea, an area: hides the grid beneath.</summary>
    Sea,
    Coast,
    Water,
    Boundary,
    Road,
    Railway,
    Motorway,
}
