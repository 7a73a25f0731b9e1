using Calaisis.Raster.Maps.Colours;

namespace Calaisis.Raster.Maps.Qgis;

/// <summary>How QGIS draws the features of a layer.</summary>
public abstract record VectorRenderer;

/// <summary>All features alike.</summary>
/// <param name="Symbol">How each is drawn.</param>
public sealed record SingleRenderer(QgisSymbol Symbol) : VectorRenderer;

/// <summary>By the values of a text column; features with another value are not drawn.</summary>
/// <param name="Attribute">The column.</param>
/// <param name="Categories">In the order of the legend.</param>
public sealed record CategorisedRenderer(string Attribute, IReadOnlyList<QgisCategory> Categories) : VectorRenderer;

/// <summary>By classes of a number; features without it are not drawn.</summary>
/// <param name="Expression">A column, or an expression of QGIS.</param>
/// <param name="Ranges">In ascending order; each holds its upper bound.</param>
public sealed record GraduatedRenderer(string Expression, IReadOnlyList<QgisRange> Ranges) : VectorRenderer;

/// <summary>One value of a <see cref="CategorisedRenderer"/>.</summary>
public sealed record QgisCategory(string Value, string Label, QgisSymbol Symbol);

/// <summary>One class of a <see cref="GraduatedRenderer"/>.</summary>
public sealed record QgisRange(double Lower, double Upper, string Label, QgisSymbol Symbol);

/// <summary>How QGIS draws the first band of a raster.</summary>
public abstract record RasterRenderer;

/// <summary>Colours between stops, or one per class up to each stop.</summary>
/// <param name="Stops">In ascending order.</param>
/// <param name="IsSmooth">Whether colours blend between stops; else each stop is the upper bound of a class.</param>
public sealed record RampRenderer(IReadOnlyList<RasterStop> Stops, bool IsSmooth) : RasterRenderer;

/// <summary>One colour per whole number.</summary>
/// <param name="Entries">In the order of the legend.</param>
public sealed record PaletteRenderer(IReadOnlyList<RasterStop> Entries) : RasterRenderer;

/// <summary>A value of a raster, its colour and what the legend says; opacity from 0 to 1.</summary>
public sealed record RasterStop(double Value, Rgb Colour, string Label, double Opacity = 1);
