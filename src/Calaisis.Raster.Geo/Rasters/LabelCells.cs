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

    /// <summary>Puts the cell type's NoData where there is no label.</summary>
    internal static void Encode(CellType type, Span<int> labels)
    {
        var noData = (int)type.NoData();
        for (var i = 0; i < labels.Length; i++)
        {
            if (labels[i] == int.MinValue)
                labels[i] = noData;
            else if (!type.Holds(labels[i]))
                throw new ArgumentException($"label {labels[i]} does not fit in a cell of type {type}");
        }
    }
}
