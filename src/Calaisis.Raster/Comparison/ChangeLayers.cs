namespace Calaisis.Raster.Comparison;

/// <summary>
/// Layers of the package that says what changed in a trame, and the words in their column <see cref="Change"/>.
/// </summary>
public static class ChangeLayers
{
    /// <summary>What became of links.</summary>
    public const string Links = "link_changes";

    /// <summary>Corridors as areas.</summary>
    public const string Corridors = "corridor_changes";

    /// <summary>Core areas as areas.</summary>
    public const string Habitats = "habitat_changes";

    public const string Change = "change";
    public const string Gained = "gained";
    public const string Lost = "lost";
    public const string Kept = "kept";
}
