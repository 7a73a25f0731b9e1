using SkiaSharp;

namespace Calaisis.Raster.Maps.Pages;

/// <summary>
/// A path in whole hundredths of a millimetre of paper: as fine as print, and written into a PDF in half the bytes that
/// fractions of millimetres take. Drawn by <see cref="SheetCanvas"/>; to be disposed by its maker.
/// </summary>
sealed class ShapePath : IDisposable
{
    public const double PerMm = 100;

    /// <summary>The path beneath, in hundredths of a millimetre; rings inside rings are holes.</summary>
    public SKPath Skia { get; } = new() { FillType = SKPathFillType.EvenOdd };

    /// <summary>A point of paper in the path's unit.</summary>
    public static SKPoint At(double xMm, double yMm) =>
        new((float)Math.Round(xMm * PerMm), (float)Math.Round(yMm * PerMm));

    /// <summary>A level line from one edge to another.</summary>
    public static ShapePath Line(double leftMm, double rightMm, double yMm)
    {
        var line = new ShapePath();
        line.Add([At(leftMm, yMm), At(rightMm, yMm)], closed: false);
        return line;
    }

    /// <summary>Adds a line or, when closed, a ring.</summary>
    public void Add(ReadOnlySpan<SKPoint> points, bool closed)
    {
        if (points.Length == 0) return;
        Skia.MoveTo(points[0]);
        foreach (var point in points[1..]) Skia.LineTo(point);
        if (closed) Skia.Close();
    }

    /// <summary>Adds a rectangle of paper.</summary>
    public void Add(PageRect rect)
    {
        var (upperLeft, lowerRight) = (At(rect.Left, rect.Top), At(rect.Right, rect.Bottom));
        Skia.AddRect(new SKRect(upperLeft.X, upperLeft.Y, lowerRight.X, lowerRight.Y));
    }

    /// <summary>Adds an outline in millimetres, its curves as chords: enough beneath a wide stroke.</summary>
    public void AddChords(SKPath outline, SKPoint offset)
    {
        using var parts = outline.CreateRawIterator();
        Span<SKPoint> points = stackalloc SKPoint[4];
        for (var verb = parts.Next(points); verb != SKPathVerb.Done; verb = parts.Next(points))
        {
            switch (verb)
            {
                case SKPathVerb.Move:
                    Skia.MoveTo(Moved(points[0]));
                    break;
                case SKPathVerb.Close:
                    Skia.Close();
                    break;
                default:
                    Skia.LineTo(Moved(points[verb == SKPathVerb.Line ? 1 : verb == SKPathVerb.Cubic ? 3 : 2]));
                    break;
            }
        }

        SKPoint Moved(SKPoint point) => At(point.X + offset.X, point.Y + offset.Y);
    }

    /// <summary>The dashes of the path, each a line of its own: left to a PDF, every dash became an outline.</summary>
    public ShapePath Dashed(IReadOnlyList<double> dashesMm)
    {
        using var effect = SKPathEffect.CreateDash([.. dashesMm.Select(mm => (float)(mm * PerMm))], 0);
        // A line without width: the effect alone is applied.
        using var paint = new SKPaint { Style = SKPaintStyle.Stroke, StrokeWidth = 0, PathEffect = effect };
        var dashed = new ShapePath();
        paint.GetFillPath(Skia, dashed.Skia);
        return dashed;
    }

    public void Dispose() => Skia.Dispose();
}
