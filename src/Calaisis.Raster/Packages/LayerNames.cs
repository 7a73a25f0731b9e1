using Calaisis.Raster.Corridors;
using Calaisis.Raster.Habitats;
using Calaisis.Raster.Links;

namespace Calaisis.Raster.Packages;

/// <summary>Names of the layers of a trame's package; those of the national tables end in what they hold.</summary>
public static class LayerNames
{
    public const string Habitats = HabitatTable.Name;
    public const string SteppingStones = "stepping_stones";
    public const string Corridors = CorridorTable.Name;
    public const string CorridorArea = "corridor_area";
    public const string Links = LinkTable.Name;
    public const string Conflicts = ConflictTable.Name;

    /// <summary>How the national table of core areas ends: <c>N_SRCE_RESERVOIR_S</c>.</summary>
    public const string Reservoirs = "RESERVOIR_S";

    public const string CorridorSurfaces = "CORRIDOR_S";
    public const string CorridorLines = "CORRIDOR_L";
    public const string Obstacles = "OBSTACLE_P";
    public const string WatercourseLines = "COURS_EAU_L";
    public const string WatercourseSurfaces = "COURS_EAU_S";
}
