namespace Calaisis.Raster.Sources;

/// <summary>
/// A change of an input, made when it is read; its file stays as it is. Edits are made in their order.
/// </summary>
/// <param name="Place">Where it was asked for; no part of what it does.</param>
public abstract record SourceEdit(EditPlace Place);

/// <summary>Changes the values of cells.</summary>
/// <param name="Place">Where it was asked for.</param>
public sealed record CellEdit(EditPlace Place) : SourceEdit(Place)
{
    /// <summary>Where; null for everywhere.</summary>
    public EditArea? Area { get; init; }

    public CellOperation Operation { get; init; } = CellOperation.Set;

    /// <summary>The number that the operation takes, for quantities and for features without classes.</summary>
    public double Operand { get; init; }

    /// <summary>
    /// Code of the class that cells become; takes the place of <see cref="Operand"/> where it is not null.
    /// </summary>
    public string? Class { get; init; }

    /// <summary>Only cells that hold one of these classes change; empty for all.</summary>
    public IReadOnlyList<string> Only { get; init; } = [];
}

/// <summary>Takes features out of a vector layer.</summary>
/// <param name="Place">Where it was asked for.</param>
/// <param name="Where">The features that go, in OGR SQL.</param>
public sealed record FeatureRemoval(EditPlace Place, string Where) : SourceEdit(Place);

/// <summary>What is done to a cell's value v with the edit's number n.</summary>
public enum CellOperation
{
    /// <summary>n, also where there was no data.</summary>
    Set,

    /// <summary>v n.</summary>
    Multiply,

    /// <summary>v + n.</summary>
    Add,

    /// <summary>The smaller of v and n.</summary>
    Cap,

    /// <summary>No data: the feature ends there.</summary>
    Erase,
}

/// <summary>Where an edit works: the cells that features cover.</summary>
public sealed record EditArea
{
    /// <summary>The features; null as long as <see cref="Zones"/> has not been looked up.</summary>
    public VectorSourceSettings? Features { get; init; }

    /// <summary>The zone layer of the pipeline whose features they are; null for features of their own.</summary>
    public string? Zones { get; init; }

    /// <summary>The attribute that names the features; null where they are not chosen by name.</summary>
    public string? NameAttribute { get; init; }

    /// <summary>The names of those that count, each of which has to occur; empty for all.</summary>
    public IReadOnlyList<string> Names { get; init; } = [];
}

/// <summary>Where an edit stands, for messages.</summary>
/// <param name="File">The file, as people know it.</param>
/// <param name="Line">Counted from 1.</param>
/// <param name="Column">Counted from 1.</param>
/// <param name="Source">The source it is made to.</param>
public sealed record EditPlace(string File, int Line, int Column, string Source)
{
    /// <summary>In a message: <c>pipeline.yaml(12,9)</c>.</summary>
    public string Shown => FormattableString.Invariant($"{File}({Line},{Column})");
}
