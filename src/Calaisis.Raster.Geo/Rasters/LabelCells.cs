namespace Calaisis.Raster.Geo.Rasters;

/// <summary>Labels as a raster's cells hold them.</summary>
static class LabelCells
{
    /// <summary>Whole numbers from single precision; NaN becomes <see cref="int.MinValue"/>.</summary>
    internal static int[] Of(ReadOnlySpan<float> values)
    {
        var labels = new int[values.Length];
        for (var i = 0; i < labels.Length; i++)
        {
            labels[i] = float.IsNaN(values[i]) ? int.MinValue : (int)values[i];
            if (labels[i] != values[i] && !float.IsNaN(values[i]))
                throw new ArgumentException($"{values[i]} is no label");
        }

        return labels;
    }

    /// <summary>Labels of a byte each; <see cref="int.MinValue"/> becomes their NoData.</summary>
    internal static void Shorten(ReadOnlySpan<int> labels, Span<byte> cells)
    {
        for (var i = 0; i < labels.Length; i++)
        {
            if (labels[i] == int.MinValue)
                cells[i] = (byte)CellType.SmallLabel.NoData();
            else if (CellType.SmallLabel.Holds(labels[i]))
                cells[i] = (byte)labels[i];
            else
                throw new ArgumentException($"label {labels[i]} does not fit in a byte");
        }
    }
}
