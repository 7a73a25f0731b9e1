using Calaisis.Raster.Maps.Frames;
using Calaisis.Raster.Maps.Pages;
using CsCheck;
using Xunit;

namespace Calaisis.Raster.SystemTests.Maps.Frames;

public sealed class FrameClipTests
{
    static readonly PageRect Frame = new(20, 30, 40, 50);

    static readonly Gen<PagePoint> Point = Gen.Select(
        Gen.Double[0, 100], Gen.Double[0, 100], (x, y) => new PagePoint(x, y));

    [Fact]
    public void Inside_the_frame_a_ring_covers_what_it_covered_and_nothing_beyond() =>
        Gen.Select(Point.Array[3, 12], Point.Array[30]).Sample((ring, probes) =>
        {
            var cut = new List<PagePoint>(ring);
            new FrameClip().Cut(cut, Frame);
            Assert.All(cut, point => Assert.True(
                point.X is >= 20 - 1e-9 and <= 60 + 1e-9 && point.Y is >= 30 - 1e-9 and <= 80 + 1e-9));
            foreach (var probe in probes)
            {
                // On the frame itself either answer will do.
                if (probe.X is 20 or 60 || probe.Y is 30 or 80) continue;
                var within = probe is { X: > 20 and < 60, Y: > 30 and < 80 };
                Assert.Equal(within && IsInside(ring, probe), IsInside(cut, probe));
            }
        }, iter: 500);

    [Fact]
    public void A_ring_outside_leaves_nothing_and_one_inside_stays_as_it_is()
    {
        List<PagePoint> outside = [new(0, 0), new(10, 0), new(10, 10)];
        new FrameClip().Cut(outside, Frame);
        Assert.Empty(outside);
        List<PagePoint> inside = [new(30, 40), new(40, 40), new(40, 50)];
        new FrameClip().Cut(inside, Frame);
        Assert.Equal([new(30, 40), new(40, 40), new(40, 50)], inside);
    }

    // Even-odd: a line to the right crosses the ring an odd number of times.
    static bool IsInside(IReadOnlyList<PagePoint> ring, PagePoint probe)
    {
        var odd = false;
        for (var i = 0; i < ring.Count; i++)
        {
            var (a, b) = (ring[i], ring[(i + 1) % ring.Count]);
            if (a.Y > probe.Y != b.Y > probe.Y && probe.X < a.X + ((probe.Y - a.Y) / (b.Y - a.Y) * (b.X - a.X)))
                odd = !odd;
        }

        return odd;
    }
}
