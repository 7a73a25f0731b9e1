namespace Calaisis.Raster.Sources;

/// <summary>
/// The crossings of a source as a layer of a trame reads them: on cells of walls they have data only where they lead
/// across these; a value above 0 is what a wall resists that is left there though one that resists more is opened.
/// </summary>
/// <param name="Name">The name of the result among the sources.</param>
/// <param name="Crossings">The declared source.</param>
/// <param name="Resistance">What the layer gives its cells; what resists no more is no wall.</param>
/// <param name="Walls">What may be crossed: the sources of the layers below.</param>
public sealed record CrossingSourceSettings(
    string Name, VectorSourceSettings Crossings, double Resistance,
    IReadOnlyList<CrossedWall> Walls) : SourceSettings(Name, Crossings.Path)
{
    /// <summary>
    /// Whether the cells of ways have to share edges: steps lead to four neighbours only, or past no corner between two
    /// barriers.
    /// </summary>
    public bool WaysShareEdges { get; init; }
}

/// <summary>A source that a layer below crossings reads, and what its features resist.</summary>
/// <param name="Source">The declared source.</param>
/// <param name="HasSurfaces">
/// Whether its surfaces are walls, too; those of land cover are ground, whatever they resist.
/// </param>
/// <param name="ResistanceBy">
/// From the legend of the source to the resistance of a value: infinite for a barrier, NaN where the layer says
/// nothing.
/// </param>
public sealed record CrossedWall(
    VectorSourceSettings Source, bool HasSurfaces, Func<Legend?, Func<float, double>> ResistanceBy);
