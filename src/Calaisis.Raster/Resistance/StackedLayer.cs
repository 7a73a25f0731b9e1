namespace Calaisis.Raster.Resistance;

/// <summary>A layer at its place in a trame's stack.</summary>
/// <param name="Layer">What turns sources into resistance.</param>
/// <param name="Combine">How it joins the layers below.</param>
/// <param name="Mask">Where it may speak; null lets it speak everywhere.</param>
public sealed record StackedLayer(IResistanceLayer Layer, Combine Combine, LayerMask? Mask = null)
{
    /// <summary>How messages call it: its kind, source and line; empty where it stands in no file.</summary>
    public Sentence Name { get; init; } = Sentence.Empty;

    /// <summary>Where it stands in its file, as faults tell it; null where it stands in none.</summary>
    public string? At { get; init; }

    /// <summary>What it does on cells on which nothing below it has spoken.</summary>
    public NothingBelow NothingBelow { get; init; } = NothingBelow.Told;

    /// <summary>
    /// Whether it computes with what is below it, so that it was meant to change a resistance and not to give one; a
    /// factor never speaks alone.
    /// </summary>
    internal bool ComputesWithBelow => Combine is Combine.Min or Combine.Max or Combine.Add;
}

/// <summary>What a layer that joins others by min, max or add does where nothing below it has spoken.</summary>
public enum NothingBelow
{
    /// <summary>It speaks, and such cells are counted for a warning.</summary>
    Told,

    /// <summary>It speaks, as declared.</summary>
    Speaks,

    /// <summary>It is silent, as declared: the cell stays uncovered unless a layer above speaks.</summary>
    Silent,
}
