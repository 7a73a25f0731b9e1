namespace Calaisis.Raster.Works;

/// <summary>A network whose connectivity counts, and what works make of it.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="Vertices">Its vertices; a path has a source and a target.</param>
/// <param name="Arcs">Its arcs, from one vertex to another.</param>
/// <param name="Improvements">What each work improves, by the place of the work among all.</param>
public sealed record ImprovedNetwork(
    string Name, IReadOnlyList<NetworkVertex> Vertices, IReadOnlyList<NetworkArc> Arcs,
    IReadOnlyList<IReadOnlyList<Improvement>> Improvements);

/// <summary>A vertex: how much it gives as a source of movement, and as a target.</summary>
/// <param name="SourceQuality">At least 0.</param>
/// <param name="TargetQuality">At least 0; in the same unit.</param>
public readonly record struct NetworkVertex(double SourceQuality, double TargetQuality);

/// <summary>A way that movement may take, in one direction.</summary>
/// <param name="From">The place of a vertex.</param>
/// <param name="To">The place of another.</param>
/// <param name="Probability">0 to 1; 0 for a way that is closed.</param>
public readonly record struct NetworkArc(int From, int To, double Probability);

/// <summary>What a work improves.</summary>
public abstract record Improvement;

/// <summary>An arc that is easier to pass.</summary>
/// <param name="Arc">Its place.</param>
/// <param name="Probability">0 to 1; of several works on one arc the best counts.</param>
public sealed record ArcImprovement(int Arc, double Probability) : Improvement;

/// <summary>A vertex that gives more.</summary>
/// <param name="Vertex">Its place.</param>
/// <param name="SourceGain">What is added to its quality as a source, at least 0.</param>
/// <param name="TargetGain">The same as a target.</param>
public sealed record VertexImprovement(int Vertex, double SourceGain, double TargetGain) : Improvement;
