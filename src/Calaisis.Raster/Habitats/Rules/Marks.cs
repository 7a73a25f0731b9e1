using System.Numerics;
using System.Runtime.InteropServices;
using Calaisis.Raster.Grids;

namespace Calaisis.Raster.Habitats.Rules;

/// <summary>Kernels over marks: one byte per cell, 1 or 0.</summary>
static class Marks
{
    public static void And(ReadOnlySpan<byte> other, Span<byte> marks)
    {
        var from = MemoryMarshal.Cast<byte, Vector<byte>>(other[..marks.Length]);
        var to = MemoryMarshal.Cast<byte, Vector<byte>>(marks);
        for (var i = 0; i < to.Length; i++) to[i] &= from[i];
        for (var i = to.Length * Vector<byte>.Count; i < marks.Length; i++) marks[i] &= other[i];
    }

    public static void Or(ReadOnlySpan<byte> other, Span<byte> marks)
    {
        var from = MemoryMarshal.Cast<byte, Vector<byte>>(other[..marks.Length]);
        var to = MemoryMarshal.Cast<byte, Vector<byte>>(marks);
        for (var i = 0; i < to.Length; i++) to[i] |= from[i];
        for (var i = to.Length * Vector<byte>.Count; i < marks.Length; i++) marks[i] |= other[i];
    }

    public static void Invert(Span<byte> marks)
    {
        var to = MemoryMarshal.Cast<byte, Vector<byte>>(marks);
        for (var i = 0; i < to.Length; i++) to[i] ^= Vector<byte>.One;
        for (var i = to.Length * Vector<byte>.Count; i < marks.Length; i++) marks[i] ^= 1;
    }

    /// <summary>Writes a state on marked cells; others keep theirs.</summary>
    public static void Set(ReadOnlySpan<byte> marks, byte state, Span<byte> states)
    {
        for (var i = 0; i < states.Length; i++)
        {
            if (marks[i] != 0) states[i] = state;
        }
    }

    /// <summary>Marked cells of a part of an area.</summary>
    public static long Count(ReadOnlySpan<byte> marks, Window area, Window part)
    {
        var count = 0L;
        for (var row = part.Row; row < part.EndRow; row++) count += Count(Row(marks, area, row, part));
        return count;
    }

    /// <summary>Copies the marks of a part of an area.</summary>
    public static void Copy(ReadOnlySpan<byte> marks, Window area, Window part, Span<byte> to)
    {
        for (var row = part.Row; row < part.EndRow; row++)
            Row(marks, area, row, part).CopyTo(to[((row - part.Row) * part.Cols)..]);
    }

    /// <summary>Takes the marks off all cells of an area that lie outside a part of it.</summary>
    public static void ClearOutside(Span<byte> marks, Window area, Window part)
    {
        for (var row = area.Row; row < area.EndRow; row++)
        {
            var cells = marks.Slice((row - area.Row) * area.Cols, area.Cols);
            if (row < part.Row || row >= part.EndRow)
            {
                cells.Clear();
                continue;
            }

            cells[..(part.Col - area.Col)].Clear();
            cells[(part.EndCol - area.Col)..].Clear();
        }
    }

    static ReadOnlySpan<byte> Row(ReadOnlySpan<byte> marks, Window area, int row, Window part) =>
        marks.Slice(((row - area.Row) * area.Cols) + (part.Col - area.Col), part.Cols);

    static long Count(ReadOnlySpan<byte> marks)
    {
        var count = 0L;
        var cells = MemoryMarshal.Cast<byte, Vector<byte>>(marks);
        for (var i = 0; i < cells.Length;)
        {
            // Up to 255 additions of 0 or 1 fit a byte.
            var sum = Vector<byte>.Zero;
            for (var end = Math.Min(cells.Length, i + 255); i < end; i++) sum += cells[i];
            Vector.Widen(sum, out var low, out var high);
            count += Vector.Sum(low + high);
        }

        for (var i = cells.Length * Vector<byte>.Count; i < marks.Length; i++) count += marks[i];
        return count;
    }
}
