using System.Numerics;
using Calaisis.Raster.Arithmetic;
using Calaisis.Raster.Faults;

namespace Calaisis.Raster.Resistance;

/// <summary>What a distance means: resistance (or a factor) within some reach of a feature, nothing beyond.</summary>
public abstract record DistanceResponse
{
    /// <summary>Metres from which on the layer says nothing.</summary>
    public abstract double ReachMetres { get; }

    /// <summary>Turns distances into resistance, in place; NaN (beyond reach) stays.</summary>
    internal abstract void Apply(Span<float> distanceMetres);
}

/// <summary>
/// Distance bands <c>[from, to)</c> in metres, each with its resistance or factor, as BioDispersal's buffers. They
/// follow each other without gap; nearer than the first and beyond the last the layer says nothing.
/// </summary>
public sealed record DistanceBands : DistanceResponse
{
    readonly BandTable _bands;

    public DistanceBands(IReadOnlyList<ResistanceBand> bands)
    {
        _bands = new BandTable(bands, $"distance bands");
        var last = Bands[^1];
        if (Bands[0].From < 0 || !double.IsFinite(last.To))
        {
            throw new UnfitException(
                $"the distance bands go from {Bands[0]} to {last}, expected distances from 0 up to a number of metres");
        }
    }

    public IReadOnlyList<ResistanceBand> Bands => _bands.Bands;

    public override double ReachMetres => Bands[^1].To;

    internal override void Apply(Span<float> distanceMetres)
    {
        if (!_bands.Look(distanceMetres, distanceMetres)) ValueKernel.SilenceNegative(distanceMetres);
    }
}

/// <summary>
/// Stress that fades with distance: s = 1 up to d0, then exp(-(d - d0) / d1) (for lamps: Azam 2018 finds
/// Myotis up to 25 m and serotines up to 50 m away), turned into resistance by a range; nothing from the reach on.
/// </summary>
public sealed record DistanceDecay : DistanceResponse
{
    /// <param name="d0Metres">Full stress up to here; 0 or more.</param>
    /// <param name="d1Metres">Over this distance stress falls to 37 %; above 0.</param>
    /// <param name="reachMetres">From here on the layer says nothing; above d0.</param>
    /// <param name="range">From stress to resistance.</param>
    public DistanceDecay(double d0Metres, double d1Metres, double reachMetres, ResistanceRange range)
    {
        ArgumentNullException.ThrowIfNull(range);
        if (!(d0Metres >= 0) || !(d1Metres > 0) || !double.IsFinite(d1Metres)
            || !(reachMetres > d0Metres) || !double.IsFinite(reachMetres))
        {
            throw new UnfitException(
                $"the decay has d0 {d0Metres}, d1 {d1Metres}, reach {reachMetres}, expected 0 <= d0 < reach, d1 > 0");
        }

        D0Metres = d0Metres;
        D1Metres = d1Metres;
        ReachMetres = reachMetres;
        Range = range;
    }

    public double D0Metres { get; }

    public double D1Metres { get; }

    public override double ReachMetres { get; }

    public ResistanceRange Range { get; }

    internal override void Apply(Span<float> distanceMetres)
    {
        RowKernel.Map(new Formula(D0Metres, D1Metres), distanceMetres, distanceMetres);
        Range.Apply(distanceMetres);
    }

    readonly struct Formula(double d0, double d1) : IRowFunction
    {
        public Vector<double> Of(Vector<double> values)
        {
            var beyond = Vector.Max(values - new Vector<double>(d0), Vector<double>.Zero);
            return ExpLog.Exp(-beyond / new Vector<double>(d1));
        }
    }
}
