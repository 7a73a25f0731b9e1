namespace Calaisis.Samples.Countryside;

/// <summary>Where a point lies in the pattern of fields.</summary>
/// <param name="Block">The block of fields, an index into the pattern's blocks.</param>
/// <param name="Field">Draws of the field: the same for all its points.</param>
/// <param name="EdgeMetres">Distance to the nearest side of the field.</param>
/// <param name="Edge">Draws of that side, the same seen from both fields.</param>
/// <param name="BorderMetres">Distance to the next block.</param>
/// <param name="Border">Draws of the border between the two blocks.</param>
readonly record struct Plot(int Block, uint Field, double EdgeMetres, uint Edge, double BorderMetres, uint Border);
