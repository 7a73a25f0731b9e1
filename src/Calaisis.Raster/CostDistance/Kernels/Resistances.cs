using System.Numerics;
using System.Runtime.InteropServices;
using Calaisis.Raster.Faults;
using Calaisis.Raster.Grids;

namespace Calaisis.Raster.CostDistance.Kernels;

/// <summary>What the engine takes for a resistance.</summary>
static class Resistances
{
    /// <summary>Makes NoData +Infinity; refuses 0 and less, naming the first such cell of the window.</summary>
    public static void Check(string name, Window window, Span<float> values)
    {
        for (var index = 0; index < values.Length; index++)
        {
            index += CountAboveZero(values[index..]);
            if (index == values.Length) return;
            var value = values[index];
            if (float.IsNaN(value)) values[index] = float.PositiveInfinity;
            else Refuse(name, window, index, value);
        }
    }

    /// <summary>At least so many at the beginning are above 0; all of them where it says so.</summary>
    static int CountAboveZero(ReadOnlySpan<float> values)
    {
        var vectors = MemoryMarshal.Cast<float, Vector<float>>(values);
        var count = 0;
        while (count < vectors.Length && Vector.GreaterThanAll(vectors[count], Vector<float>.Zero)) count++;
        count *= Vector<float>.Count;
        while (count < values.Length && values[count] > 0) count++;
        return count;
    }

    static void Refuse(string name, Window window, int index, float value)
    {
        var cell = new Cell(window.Row + (index / window.Cols), window.Col + (index % window.Cols));
        throw new RasterException(
            $"resistance '{name}', {cell}: found {value}, expected a number above 0, or NoData where nothing passes");
    }
}
