namespace Calaisis.Raster.Zones;

/// <summary>How much of a result lies in a zone.</summary>
/// <param name="Layer">The zone layer's name.</param>
/// <param name="Zone">The zone's name; null for what lies in no zone of the layer.</param>
/// <param name="SquareMetres">Area of the cells whose centres lie in it.</param>
public sealed record ZoneArea(string Layer, string? Zone, double SquareMetres);
