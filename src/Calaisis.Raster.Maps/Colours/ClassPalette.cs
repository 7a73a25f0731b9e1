namespace Calaisis.Raster.Maps.Colours;

/// <summary>The colours of a classed map, one per class; one class is hatched with lines of a second colour.</summary>
public sealed record ClassPalette(IReadOnlyList<Rgb> Colours, byte HatchedClass, Rgb HatchLine);
