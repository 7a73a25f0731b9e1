namespace Calaisis.Raster.Circuits;

/// <summary>What joins a node to another: where it leads, and how well it conducts.</summary>
public readonly record struct Branch(int Node, double Conductance);
