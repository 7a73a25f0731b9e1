using System.Runtime.InteropServices;
using Calaisis.Raster.CostDistance.Kernels;
using Calaisis.Raster.Faults;
using Calaisis.Raster.Grids;

namespace Calaisis.Raster.CostDistance.Searches;

/// <summary>
/// All resistances in memory, 4 bytes a cell, with an impassable rim as wide as any step: what many small searches
/// share.
/// </summary>
/// <remarks>Thread rule: never changes; any number of readers.</remarks>
public sealed unsafe class ResistanceRaster : ITileSource, IDisposable
{
    const int Rim = 2;
    const int RowsAtOnce = 256;

    float* _values;

    ResistanceRaster(string name, Shape shape)
    {
        Name = name;
        Shape = shape;
        Pitch = shape.Cols + (2 * Rim);
        var cells = (nuint)(shape.Rows + (2 * Rim)) * (nuint)Pitch;
        _values = (float*)NativeMemory.Alloc(cells, sizeof(float));
    }

    ~ResistanceRaster() => Free();

    /// <summary>The name of the source it was read from.</summary>
    public string Name { get; }

    public Shape Shape { get; }

    internal int Pitch { get; }

    /// <summary>Reads a source whole.</summary>
    /// <exception cref="RasterException">A resistance is 0 or less.</exception>
    public static ResistanceRaster Load(ITileSource source, Shape shape, CancellationToken token = default)
    {
        ArgumentNullException.ThrowIfNull(source);
        var raster = new ResistanceRaster(source.Name, shape);
        for (var row = -Rim; row < shape.Rows + Rim; row++)
        {
            new Span<float>(raster.At(row, -Rim), raster.Pitch).Fill(float.PositiveInfinity);
        }

        var values = new float[Math.Min(RowsAtOnce, shape.Rows) * (long)shape.Cols];
        for (var row = 0; row < shape.Rows; row += RowsAtOnce)
        {
            token.ThrowIfCancellationRequested();
            var window = new Window(row, 0, Math.Min(RowsAtOnce, shape.Rows - row), shape.Cols);
            var read = values.AsSpan(0, window.Rows * window.Cols);
            source.Read(window, read);
            Resistances.Check(source.Name, window, read);
            for (var line = 0; line < window.Rows; line++)
            {
                read.Slice(line * shape.Cols, shape.Cols).CopyTo(new Span<float>(raster.At(row + line, 0), shape.Cols));
            }
        }

        return raster;
    }

    /// <summary>Resistances of a window; +Infinity where impassable, NaN beyond the raster.</summary>
    public void Read(Window window, Span<float> values)
    {
        var part = window.Intersect(Shape.Whole);
        if (part != window) values[..(window.Rows * window.Cols)].Fill(float.NaN);
        for (var row = part.Row; row < part.EndRow; row++)
        {
            new ReadOnlySpan<float>(At(row, part.Col), part.Cols)
                .CopyTo(values[(((row - window.Row) * window.Cols) + part.Col - window.Col)..]);
        }
    }

    public void Dispose()
    {
        Free();
        GC.SuppressFinalize(this);
    }

    internal float* At(int row, int col) => _values + ((long)(row + Rim) * Pitch) + col + Rim;

    void Free()
    {
        NativeMemory.Free(_values);
        _values = null;
    }
}
