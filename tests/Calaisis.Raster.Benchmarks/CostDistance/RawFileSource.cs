using System.Runtime.InteropServices;
using Calaisis.Raster.Grids;
using Microsoft.Win32.SafeHandles;

namespace Calaisis.Raster.Benchmarks.CostDistance;

/// <summary>A raster in a file of row-major 32-bit floats, read row by row: holds nothing in memory.</summary>
sealed class RawFileSource(string path, Shape shape) : ITileSource, IDisposable
{
    readonly SafeFileHandle _file = File.OpenHandle(path);

    public string Name => path;

    public Shape Shape => shape;

    public void Read(Window window, Span<float> values)
    {
        for (var row = 0; row < window.Rows; row++)
        {
            var line = MemoryMarshal.AsBytes(values.Slice(row * window.Cols, window.Cols));
            var offset = shape.IndexOf(new Cell(window.Row + row, window.Col)) * sizeof(float);
            while (line.Length > 0)
            {
                var read = RandomAccess.Read(_file, line, offset);
                if (read == 0) throw new EndOfStreamException(path);
                line = line[read..];
                offset += read;
            }
        }
    }

    /// <summary>Writes a raster to such a file.</summary>
    public static void Write(string path, ITileSource source, Shape shape)
    {
        const int Rows = 64;
        using var file = File.OpenHandle(path, FileMode.Create, FileAccess.Write);
        Parallel.For(0, (shape.Rows + Rows - 1) / Rows, strip =>
        {
            var window = new Window(strip * Rows, 0, Math.Min(Rows, shape.Rows - (strip * Rows)), shape.Cols);
            var values = new float[window.CellCount];
            source.Read(window, values);
            RandomAccess.Write(
                file, MemoryMarshal.AsBytes(values.AsSpan()), (long)window.Row * shape.Cols * sizeof(float));
        });
    }

    public void Dispose() => _file.Dispose();
}
