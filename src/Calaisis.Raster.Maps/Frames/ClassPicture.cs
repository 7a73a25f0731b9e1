using System.Runtime.InteropServices;
using Calaisis.Raster.Grids;
using Calaisis.Raster.Maps.Colours;
using Calaisis.Raster.Maps.Pages;
using SkiaSharp;

namespace Calaisis.Raster.Maps.Frames;

/// <summary>
/// Turns a grid of class numbers into a picture of a given size in pixels. Colours mix as light does.
/// </summary>
static class ClassPicture
{
    /// <summary>Distance of one hatch line to the next, in millimetres on A4.</summary>
    const double HatchMm = 0.9;

    /// <param name="classes">A class per cell, row-major: a place in <paramref name="palette"/>.</param>
    /// <param name="shape">Rows and columns of the grid.</param>
    /// <param name="palette">The colour of each class.</param>
    /// <param name="pixels">Rows and columns of the picture.</param>
    /// <param name="page">Gives the resolution, and so the hatch's width in pixels.</param>
    /// <returns>The picture, to be disposed by the caller.</returns>
    public static SKBitmap Draw(
        ReadOnlySpan<byte> classes, Shape shape, ClassPalette palette, Shape pixels, PageSettings page)
    {
        var across = new Coverage(shape.Cols, pixels.Cols);
        var down = new Coverage(shape.Rows, pixels.Rows);
        Light[] plain = [.. palette.Colours.Select(Light.From)];
        Light[] lined = [.. plain];
        lined[palette.HatchedClass] = Light.From(palette.HatchLine);
        uint[] plainPixels = [.. plain.Select(light => light.ToPixel())];
        uint[] linedPixels = [.. lined.Select(light => light.ToPixel())];
        var period = Math.Max(3, (int)Math.Round(HatchMm * page.Scale * page.PixelsPerMm));
        var thickness = Math.Max(1, period / 5);

        var picture = new SKBitmap(new SKImageInfo(pixels.Cols, pixels.Rows, SKColorType.Rgba8888, SKAlphaType.Opaque));
        var target = MemoryMarshal.Cast<byte, uint>(picture.GetPixelSpan());
        var stride = picture.RowBytes / sizeof(uint);
        for (var row = 0; row < pixels.Rows; row++)
        {
            var line = target.Slice(row * stride, pixels.Cols);
            for (var col = 0; col < pixels.Cols; col++)
            {
                var onHatch = (row + col) % period < thickness;
                line[col] = down.Shares(row).Length == 1 && across.Shares(col).Length == 1
                    ? (onHatch ? linedPixels : plainPixels)[classes[(down.First(row) * shape.Cols) + across.First(col)]]
                    : Mix(classes, shape.Cols, down, row, across, col, onHatch ? lined : plain).ToPixel();
            }
        }
        return picture;
    }

    static Light Mix(
        ReadOnlySpan<byte> classes, int cols, Coverage down, int row, Coverage across, int col, Light[] lights)
    {
        var sum = default(Light);
        var cells = classes[((down.First(row) * cols) + across.First(col))..];
        var rowShares = down.Shares(row);
        var colShares = across.Shares(col);
        for (var r = 0; r < rowShares.Length; r++)
        {
            for (var c = 0; c < colShares.Length; c++)
                sum = sum.Plus(lights[cells[(r * cols) + c]], rowShares[r] * colShares[c]);
        }
        return sum;
    }

    readonly record struct Light(float Red, float Green, float Blue)
    {
        static readonly byte[] Components = [.. Enumerable.Range(0, 4097).Select(i => Lab.FromLinear(i / 4096.0))];

        public static Light From(Rgb colour) =>
            new((float)Lab.ToLinear(colour.Red), (float)Lab.ToLinear(colour.Green), (float)Lab.ToLinear(colour.Blue));

        public Light Plus(Light other, float share) =>
            new(Red + (share * other.Red), Green + (share * other.Green), Blue + (share * other.Blue));

        public uint ToPixel() =>
            0xFF000000 | (uint)Component(Blue) << 16 | (uint)Component(Green) << 8 | Component(Red);

        static byte Component(float light) => Components[Math.Clamp((int)((light * 4096) + 0.5f), 0, 4096)];
    }
}
