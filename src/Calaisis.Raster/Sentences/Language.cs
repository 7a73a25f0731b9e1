namespace Calaisis.Raster.Sentences;

/// <summary>The languages of messages, maps and reports.</summary>
public enum Language
{
    French,
    English,
}
