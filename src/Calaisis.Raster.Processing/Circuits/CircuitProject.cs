using Calaisis.Raster.Circuits;
using Calaisis.Raster.Geo.Plain;

namespace Calaisis.Raster.Processing.Circuits;

/// <summary>Between what currents flow.</summary>
enum CircuitMode
{
    /// <summary>Each two focal points.</summary>
    Pairwise,

    /// <summary>Each focal point and all others, from it.</summary>
    OneToAll,

    /// <summary>Each focal point and all others, to it.</summary>
    AllToOne,

    /// <summary>Given sources and grounds.</summary>
    Advanced,
}

/// <summary>A circuit with everything read that it is computed of.</summary>
/// <param name="Mode">Between what currents flow.</param>
/// <param name="Grid">Where the cells lie.</param>
/// <param name="Task">Conductances, points and rules.</param>
/// <param name="Given">Sources and grounds, where the mode wants them.</param>
sealed record CircuitProject(CircuitMode Mode, PlainGrid Grid, CircuitTask Task, SourcesAndGrounds? Given);
