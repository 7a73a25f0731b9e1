using Calaisis.Raster.Grids;

namespace Calaisis.Raster.Maps.Qgis;

/// <summary>
/// A project of QGIS: what it shows, in which order, and the pages to print. Opening files is left to QGIS.
/// </summary>
/// <param name="Title">As the window is called.</param>
/// <param name="Crs">An authority code (<c>EPSG:2154</c>) or WKT, that of all layers.</param>
/// <param name="Extent">What is seen at first.</param>
/// <param name="Tree">From the top down: what stands first is drawn last.</param>
/// <param name="Layouts">Pages to print, each with a name of its own.</param>
public sealed record QgisProject(
    string Title, string Crs, MapBounds Extent, IReadOnlyList<QgisNode> Tree, IReadOnlyList<QgisLayout> Layouts)
{
    /// <summary>All layers, from the top down.</summary>
    public IEnumerable<QgisLayer> Layers => LayersIn(Tree);

    static IEnumerable<QgisLayer> LayersIn(IEnumerable<QgisNode> nodes) => nodes.SelectMany(node => node switch
    {
        QgisGroup group => LayersIn(group.Children),
        _ => [(QgisLayer)node],
    });
}

/// <summary>A page to print: one map with title, legend, scale bar and north arrow, on A3 across.</summary>
/// <param name="Name">As it stands in the list of layouts.</param>
/// <param name="Title">Large, above the map.</param>
/// <param name="Subtitle">Beneath it.</param>
/// <param name="Notes">Method, data and authors, beneath the map; one paragraph each.</param>
/// <param name="Layers">What the map shows, from the top down: layers of the project.</param>
/// <param name="LegendTitle">Above the legend.</param>
public sealed record QgisLayout(
    string Name, string Title, string Subtitle, IReadOnlyList<string> Notes, IReadOnlyList<QgisLayer> Layers,
    string LegendTitle);
