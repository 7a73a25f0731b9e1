namespace Calaisis.Raster.Resistance;

/// <summary>
/// How a layer joins what the layers below it made. "Nothing" is a cell where no layer spoke yet, a barrier is an
/// infinite resistance. A layer that says nothing on a cell never changes it.
/// </summary>
public enum Combine
{
    /// <summary>
    /// The layer replaces what is below, also a barrier: that is how a wildlife crossing opens a motorway.
    /// </summary>
    Over,

    /// <summary>The smaller of the two; opens a barrier. Over nothing, the layer's value.</summary>
    Min,

    /// <summary>The larger of the two; a barrier stays. Over nothing, the layer's value.</summary>
    Max,

    /// <summary>
    /// The product; a barrier stays. Over nothing it stays nothing, since a factor alone is no resistance.
    /// </summary>
    Multiply,

    /// <summary>The sum; a barrier stays. Over nothing, the layer's value.</summary>
    Add,
}
