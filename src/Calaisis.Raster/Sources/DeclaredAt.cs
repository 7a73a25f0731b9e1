namespace Calaisis.Raster.Sources;

/// <summary>Where something was declared, for messages; no part of what it is, so that all are equal.</summary>
/// <param name="Place"><c>pipeline.yaml(12,9)</c>; null where that is not known.</param>
public readonly record struct DeclaredAt(string? Place)
{
    public bool Equals(DeclaredAt other) => true;

    public override int GetHashCode() => 0;

    /// <summary>A sentence after the place it is about.</summary>
    public Sentence Before(Sentence told) => Place is null ? told : $"{Place}: {told}";
}
