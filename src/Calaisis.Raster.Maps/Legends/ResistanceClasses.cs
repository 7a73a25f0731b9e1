using Calaisis.Raster.Maps.Colours;

namespace Calaisis.Raster.Maps.Legends;

/// <summary>
/// Every cell of a resistance grid in its class: the classes of the breaks, then impassable, then no data.
/// </summary>
public sealed class ResistanceClasses
{
    readonly byte[] _classes;

    /// <param name="values">Resistance per cell; positive infinity is impassable.</param>
    /// <param name="breaks">Bounds of the classes.</param>
    /// <param name="nanIsImpassable">Whether NaN is impassable too; else it is missing data.</param>
    public ResistanceClasses(ReadOnlySpan<float> values, ClassBreaks breaks, bool nanIsImpassable)
    {
        ArgumentNullException.ThrowIfNull(breaks);
        Breaks = breaks;
        Palette = new ClassPalette(
            [.. ResistanceRamp.Colours(breaks.Count), ResistanceRamp.Impassable, ResistanceRamp.NoData],
            ImpassableClass,
            ResistanceRamp.ImpassableHatch);
        _classes = new byte[values.Length];
        var counts = new long[Palette.Colours.Count];
        for (var i = 0; i < values.Length; i++)
        {
            var found = float.IsNaN(values[i])
                ? (nanIsImpassable ? ImpassableClass : NoDataClass)
                : float.IsPositiveInfinity(values[i]) ? ImpassableClass : (byte)breaks.ClassOf(values[i]);
            _classes[i] = found;
            counts[found]++;
        }
        Shares = [.. counts.Select(count => count / (double)Math.Max(1, _classes.Length))];
    }

    public ClassBreaks Breaks { get; }

    /// <summary>Class per cell, row-major.</summary>
    public ReadOnlySpan<byte> Cells => _classes;

    public byte ImpassableClass => (byte)Breaks.Count;

    public byte NoDataClass => (byte)(Breaks.Count + 1);

    /// <summary>Colour of each class; impassable is hatched.</summary>
    public ClassPalette Palette { get; }

    /// <summary>Share of the grid's cells in each class.</summary>
    public IReadOnlyList<double> Shares { get; }
}
