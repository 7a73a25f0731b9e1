namespace Calaisis.Raster.Geo.Vectors;

/// <summary>
/// The burned values of one block, kept as runs of equal values: roads leave most of a block empty and land cover comes
/// in patches, so that runs take a tenth of the memory of the cells.
/// </summary>
sealed class BurnedBlock
{
    readonly int[] _firstRunOfRow;
    readonly Run[] _runs;

    BurnedBlock(int[] firstRunOfRow, Run[] runs)
    {
        _firstRunOfRow = firstRunOfRow;
        _runs = runs;
    }

    /// <summary>A block where nothing was burned; all such blocks are this one.</summary>
    public static BurnedBlock Empty { get; } = new([], []);

    public long Bytes => (sizeof(int) * (long)_firstRunOfRow.Length) + (8L * _runs.Length);

    /// <summary>Takes the values of a whole block, row-major; NaN is left out.</summary>
    public static BurnedBlock Of(ReadOnlySpan<float> values)
    {
        var firstRunOfRow = new int[Block.Size + 1];
        var runs = new List<Run>();
        for (var row = 0; row < Block.Size; row++)
        {
            AddRuns(values.Slice(row * Block.Size, Block.Size), runs);
            firstRunOfRow[row + 1] = runs.Count;
        }

        return runs.Count == 0 ? Empty : new BurnedBlock(firstRunOfRow, [.. runs]);
    }

    /// <summary>Writes what was burned in a row, from a column of the block on; other cells stay as they are.</summary>
    public void CopyRow(int row, int col, Span<float> target)
    {
        if (_runs.Length == 0) return;
        foreach (var run in _runs.AsSpan(_firstRunOfRow[row].._firstRunOfRow[row + 1]))
        {
            var start = Math.Max(run.Start - col, 0);
            var end = Math.Min(run.End - col, target.Length);
            if (start < end) target[start..end].Fill(run.Value);
        }
    }

    static void AddRuns(ReadOnlySpan<float> row, List<Run> runs)
    {
        var start = 0;
        while (start < row.Length)
        {
            var value = row[start];
            var end = start + 1;
            if (float.IsNaN(value))
            {
                while (end < row.Length && float.IsNaN(row[end])) end++;
            }
            else
            {
                while (end < row.Length && row[end].Equals(value)) end++;
                runs.Add(new Run((ushort)start, (ushort)end, value));
            }

            start = end;
        }
    }

    readonly record struct Run(ushort Start, ushort End, float Value);
}
