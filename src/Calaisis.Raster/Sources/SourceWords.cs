namespace Calaisis.Raster.Sources;

/// <summary>What sources are called in texts: those that a layer makes of another have names in words.</summary>
public static class SourceWords
{
    static readonly KnownTexts Made = new("{0} scattered over {1} m (core {2} m, alpha {3})");

    public static Sentence Of(string name) => Made.Find(name) ?? $"{name}";
}
