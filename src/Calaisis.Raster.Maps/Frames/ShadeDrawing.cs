using System.Runtime.InteropServices;
using Calaisis.Raster.Maps.Colours;
using Calaisis.Raster.Maps.Pages;
using SkiaSharp;

namespace Calaisis.Raster.Maps.Frames;

/// <summary>Draws soft areas: cells run into one another, so that the raster does not show.</summary>
static class ShadeDrawing
{
    public static void Draw(SheetCanvas canvas, MapView view, MapShade shade, Rgb colour)
    {
        var shape = shade.Grid.Shape;
        if (shade.Strength.Length != shape.CellCount)
            throw new ArgumentException($"{shade.Strength.Length} values for {shape}", nameof(shade));
        if (!shade.Bounds.Intersects(view.FrameBounds)) return;
        using var bitmap = new SKBitmap(
            new SKImageInfo(shape.Cols, shape.Rows, SKColorType.Rgba8888, SKAlphaType.Unpremul));
        var pixels = MemoryMarshal.Cast<byte, uint>(bitmap.GetPixelSpan());
        var strength = shade.Strength.Span;
        var opaque = (uint)(colour.Blue << 16 | colour.Green << 8 | colour.Red);
        for (var i = 0; i < pixels.Length; i++) pixels[i] = ((uint)strength[i] << 24) | opaque;
        using var image = SKImage.FromBitmap(bitmap);
        var bounds = shade.Bounds;
        var target = PageRect.FromEdges(
            view.PageX(bounds.MinX), view.PageY(bounds.MaxY), view.PageX(bounds.MaxX), view.PageY(bounds.MinY));
        canvas.Skia.DrawImage(image, SheetCanvas.ToSkia(target), new SKSamplingOptions(SKFilterMode.Linear));
    }
}
