namespace Calaisis.Raster.Summaries;

/// <summary>What figures in tables are of: words of the column <c>area</c>.</summary>
public static class AreaWords
{
    /// <summary>The territory that the pipeline declares.</summary>
    public const string Territory = "territory";

    /// <summary>The whole grid.</summary>
    public const string Extent = "extent";

    /// <summary>A zone of a layer; of it what lies in the territory, where one is declared.</summary>
    public const string Zone = "zone";

    /// <summary>What the column holds.</summary>
    public const string Meaning =
        "territory: of core areas and corridors the area inside it, "
        + "of links the length inside it; extent: the whole grid; "
        + "zone: the same for a zone, cut to the territory";
}
