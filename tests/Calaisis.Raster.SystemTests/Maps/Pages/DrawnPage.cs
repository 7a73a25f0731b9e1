using Calaisis.Raster.Maps.Colours;
using SixLabors.ImageSharp;
using SixLabors.ImageSharp.PixelFormats;

namespace Calaisis.Raster.SystemTests.Maps.Pages;

/// <summary>A PNG file of ours, read back.</summary>
/// <param name="png">Its content.</param>
sealed class DrawnPage(byte[] png) : IDisposable
{
    public static readonly Rgb White = new(255, 255, 255);

    readonly Image<Rgb24> _image = Image.Load<Rgb24>(png);

    public int Width => _image.Width;

    public int Height => _image.Height;

    public Rgb this[int x, int y] => new(_image[x, y].R, _image[x, y].G, _image[x, y].B);

    public void Dispose() => _image.Dispose();
}
