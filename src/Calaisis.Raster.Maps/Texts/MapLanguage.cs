namespace Calaisis.Raster.Maps.Texts;

/// <summary>The language of a map's own texts.</summary>
public enum MapLanguage
{
    French,
    English,
}
