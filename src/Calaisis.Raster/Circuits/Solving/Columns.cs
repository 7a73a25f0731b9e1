namespace Calaisis.Raster.Circuits.Solving;

/// <summary>Eliminated vertices in their order, with pivots and what each passes to which neighbours.</summary>
sealed class Columns
{
    public List<int> Vertices { get; } = [];

    public List<double> Pivots { get; } = [];

    /// <summary>Where the neighbours of each vertex begin, and where the last ones end.</summary>
    public List<int> Starts { get; } = [0];

    public List<int> Targets { get; } = [];

    /// <summary>Which part of what arrives at the vertex goes on to the neighbour.</summary>
    public List<float> Shares { get; } = [];

    /// <summary>The same with other numbers of vertices and targets.</summary>
    public Columns Renamed(List<int> numbers)
    {
        for (var i = 0; i < Vertices.Count; i++) Vertices[i] = numbers[Vertices[i]];
        for (var i = 0; i < Targets.Count; i++) Targets[i] = numbers[Targets[i]];
        return this;
    }
}
