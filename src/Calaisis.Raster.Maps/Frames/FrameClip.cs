using Calaisis.Raster.Maps.Pages;

namespace Calaisis.Raster.Maps.Frames;

/// <summary>
/// Cuts rings at a rectangle of the page, so that a map of a small territory does not carry the outlines of a large
/// wood (Sutherland and Hodgman 1974). Parts of a ring that come apart stay joined along the rectangle.
/// </summary>
/// <remarks>Thread rule: one thread at a time.</remarks>
sealed class FrameClip
{
    readonly List<PagePoint> _from = [];

    /// <summary>Leaves of a ring what lies in the rectangle; nothing where all of it lies outside.</summary>
    public void Cut(List<PagePoint> ring, PageRect frame)
    {
        if (ring.TrueForAll(point => point.X >= frame.Left && point.X <= frame.Right && point.Y >= frame.Top
            && point.Y <= frame.Bottom))
        {
            return;
        }

        CutAt(ring, point => point.X - frame.Left);
        CutAt(ring, point => frame.Right - point.X);
        CutAt(ring, point => point.Y - frame.Top);
        CutAt(ring, point => frame.Bottom - point.Y);
    }

    /// <summary>Leaves what is not beyond a line.</summary>
    /// <param name="ring">Read and filled anew.</param>
    /// <param name="inside">How far within the line a point lies; below 0 beyond it.</param>
    void CutAt(List<PagePoint> ring, Func<PagePoint, double> inside)
    {
        _from.Clear();
        _from.AddRange(ring);
        ring.Clear();
        for (var i = 0; i < _from.Count; i++)
        {
            var (here, next) = (_from[i], _from[i + 1 == _from.Count ? 0 : i + 1]);
            var (depth, nextDepth) = (inside(here), inside(next));
            if (depth >= 0) ring.Add(here);
            if (depth >= 0 == nextDepth >= 0) continue;
            var share = depth / (depth - nextDepth);
            ring.Add(new PagePoint(here.X + (share * (next.X - here.X)), here.Y + (share * (next.Y - here.Y))));
        }
    }
}
