using Calaisis.Samples.Countryside;
using Calaisis.Samples.Ground;
using Calaisis.Samples.Networks;
using Calaisis.Samples.Shapes;

namespace Calaisis.Samples.Futures;

/// <summary>
/// Becques and watergangs that might get room and soft banks again: stretches of the natural streams, and some
/// watergangs.
/// </summary>
sealed class Streams(LandCover cover, FieldLines fields)
{
    const double WatergangShare = 0.12;

    /// <summary>A stretch is so many points of the course long; every other one is restored.</summary>
    const int StretchPoints = 24;

    public IEnumerable<NetworkLine> Restored()
    {
        var natural = cover.Waterways.Where(line => !Waterways.IsCanal(line)).SelectMany(Stretches);
        var watergangs = fields.Ditches().Where(line => line.Nature == "Watergang")
            .Where((_, n) => Chance.Draw(n, 1, 221) < WatergangShare);
        return natural.Concat(watergangs);
    }

    static IEnumerable<NetworkLine> Stretches(NetworkLine stream) =>
        from part in Polyline.Inside(stream.Points)
        from first in Enumerable.Range(0, part.Count / StretchPoints)
        where first % 2 == 0
        select stream with { Points = part.GetRange(first * StretchPoints, StretchPoints) };
}
