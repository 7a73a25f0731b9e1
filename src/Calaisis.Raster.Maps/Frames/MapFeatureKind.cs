namespace Calaisis.Raster.Maps.Frames;

/// <summary>Kinds of features over a map, from the lowest to the topmost.</summary>
public enum MapFeatureKind
{
    /// <summary>Built-up land, an area: on maps of networks only, as it would hide the values of a grid.</summary>
    Urban,

    /// <summary>The sea, an area: hides what is beneath.</summary>
    Sea,
    Coast,
    Water,
    Boundary,
    Road,
    Railway,
    Motorway,
}
