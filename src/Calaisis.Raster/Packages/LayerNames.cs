namespace Calaisis.Raster.Packages;

/// <summary>Names of the layers of a trame's package; those of the national tables end in what they hold.</summary>
public static class LayerNames
{
    public const string Habitats = "habitats";
    public const string SteppingStones = "stepping_stones";
    public const string Corridors = "corridors";
    public const string CorridorArea = "corridor_area";
    public const string Links = "links";
    public const string Conflicts = "conflicts";

    /// <summary>How the national table of core areas ends: <c>N_SRCE_RESERVOIR_S</c>.</summary>
    public const string Reservoirs = "RESERVOIR_S";

    public const string CorridorSurfaces = "CORRIDOR_S";
    public const string CorridorLines = "CORRIDOR_L";
    public const string Obstacles = "OBSTACLE_P";
    public const string WatercourseLines = "COURS_EAU_L";
    public const string WatercourseSurfaces = "COURS_EAU_S";
}

/// <summary>Words and codes in the columns of a trame's package that styles and readers look for.</summary>
public static class LayerWords
{
    /// <summary>In <c>quality</c>: à préserver.</summary>
    public const string Preserve = "preserve";

    /// <summary>In <c>quality</c>: à remettre en bon état.</summary>
    public const string Restore = "restore";

    /// <summary>In <c>state</c>: a link of the network.</summary>
    public const string Active = "active";

    /// <summary>In <c>OBJ_ASSI</c>: à préserver.</summary>
    public const string PreserveCode = "01";

    /// <summary>In <c>OBJ_ASSI</c>: à remettre en bon état.</summary>
    public const string RestoreCode = "02";
}
