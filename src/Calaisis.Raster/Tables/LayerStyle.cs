namespace Calaisis.Raster.Tables;

/// <summary>How QGIS draws a table, kept beside it.</summary>
/// <param name="Table">The table's name.</param>
/// <param name="Name">What the style is called, at most 30 characters.</param>
/// <param name="Qml">The style as QGIS writes it.</param>
public sealed record LayerStyle(string Table, string Name, string Qml);
