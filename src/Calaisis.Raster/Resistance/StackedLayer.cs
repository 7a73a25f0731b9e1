namespace Calaisis.Raster.Resistance;

/// <summary>A layer at its place in a trame's stack.</summary>
/// <param name="Layer">What turns sources into resistance.</param>
/// <param name="Combine">How it joins the layers below.</param>
/// <param name="Mask">Where it may speak; null lets it speak everywhere.</param>
public sealed record StackedLayer(IResistanceLayer Layer, Combine Combine, LayerMask? Mask = null);
