using Calaisis.Raster.Grids;
using Calaisis.Raster.Parameters;
using Calaisis.Raster.Resistance;
using Calaisis.Raster.Sources;

namespace Calaisis.Raster.Pipelines;

/// <summary>One layer of a trame as the pipeline file declares it.</summary>
/// <param name="Kind">The word that makes it this kind: table, curve, ...</param>
/// <param name="Uses">The sources it and its mask read.</param>
/// <param name="Combine">How it joins the layers below.</param>
/// <param name="NeedsOn">The sources it reads on a grid, and how far beyond a tile; known before any legend is.</param>
/// <param name="Build">Makes the layer, once the sources are open and their legends known.</param>
public sealed record LayerDeclaration(
    string Kind,
    IReadOnlyList<SourceUse> Uses,
    Combine Combine,
    Func<GridDefinition, IReadOnlyList<SourceNeed>> NeedsOn,
    Func<SourceLegends, IResistanceLayer> Build)
{
    public LayerMask? Mask { get; init; }

    /// <summary>The one resistance of a constant layer; null for other kinds.</summary>
    public double? Constant { get; init; }

    /// <summary>The layer at its place in the stack, once the sources are open and their legends known.</summary>
    public StackedLayer Stacked(SourceLegends legends) => new(Build(legends), Combine, Mask)
    {
        NothingBelow = NothingBelow,
        At = At,
        Name = $"layer '{Kind}' of line {Mark.Line} ({string.Join(", ", Uses.Select(use => use.Source).Distinct())})",
    };

    /// <summary>What it does where nothing below it speaks.</summary>
    public NothingBelow NothingBelow { get; init; } = NothingBelow.Told;

    /// <summary>Where it stands, with its file, as faults tell it; null where it stands in none.</summary>
    public string? At { get; init; }

    /// <summary>Where it stands in its file.</summary>
    public Mark Mark { get; init; }

    /// <summary>The file of its friction table; null for other kinds.</summary>
    public Location? Table { get; init; }

    /// <summary>
    /// What its friction table says in the column it uses, as JSON by class, as it was read: its results depend on
    /// these values and on nothing else in the file. Null for other kinds.
    /// </summary>
    public string? TableValues { get; init; }

    /// <summary>A source that has to be made from a declared one for this layer; null for most.</summary>
    public ScatteredSource? Scattered { get; init; }

    /// <summary>
    /// The source of a layer that opens walls, made from the declared one: its features open what they lead across.
    /// Null for layers that open nothing, or have no wall below them.
    /// </summary>
    public CrossingSourceSettings? Crossing { get; init; }
}

/// <summary>The legend of a source by its name; null for sources without one.</summary>
public delegate Legend? SourceLegends(string source);

/// <summary>A raster source whose values are scattered around before use.</summary>
/// <param name="Name">The name of the result among the sources.</param>
/// <param name="Source">The declared source.</param>
/// <param name="Kernel">How its values spread.</param>
public sealed record ScatteredSource(string Name, string Source, HaloKernel Kernel);
