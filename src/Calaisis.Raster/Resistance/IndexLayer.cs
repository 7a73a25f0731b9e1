using Calaisis.Raster.Faults;
using Calaisis.Raster.Grids;

namespace Calaisis.Raster.Resistance;

/// <summary>
/// Several variables in one index of quality, turned into resistance (such as the soil index of pipelines/README.md):
/// each variable suits by its trapezoid, x from 0 to 1; Q = prod(x^w) or sum(w x), with weights that sum to 1;
/// Qs = Q (1 - sealing/100); R = Rmin + (Rmax - Rmin)(1 - Qs)^gamma.
/// </summary>
public sealed class IndexLayer : IResistanceLayer
{
    /// <param name="variables">One or more, each source once.</param>
    /// <param name="mean">How they come together.</param>
    /// <param name="missing">What happens where some have no data.</param>
    /// <param name="sealing">How sealed the ground is; null counts it as open everywhere.</param>
    /// <param name="range">Rmin, Rmax and gamma.</param>
    public IndexLayer(
        IReadOnlyList<IndexVariable> variables,
        IndexMean mean,
        MissingVariables missing,
        Sealing? sealing,
        ResistanceRange range)
    {
        ArgumentNullException.ThrowIfNull(variables);
        ArgumentNullException.ThrowIfNull(range);
        if (variables.Count == 0) throw new UnfitException($"the index has no variable, expected one or more");
        if (variables.GroupBy(v => v.Source, StringComparer.Ordinal).FirstOrDefault(g => g.Count() > 1) is { } twice)
        {
            throw new UnfitException($"the index uses source '{twice.Key}' twice, expected each source once");
        }

        Variables = [.. variables];
        Mean = mean;
        Missing = missing;
        Sealing = sealing;
        Range = range;
    }

    public IReadOnlyList<IndexVariable> Variables { get; }

    public IndexMean Mean { get; }

    public MissingVariables Missing { get; }

    public Sealing? Sealing { get; }

    public ResistanceRange Range { get; }

    public IReadOnlyList<SourceNeed> NeedsOn(GridDefinition grid) =>
    [
        .. Variables.Select(v => v.Source)
            .Concat(Sealing is null ? [] : [Sealing.Source])
            .Distinct(StringComparer.Ordinal)
            .Select(s => new SourceNeed(s, 0)),
    ];

    public void Evaluate(TileInputs inputs, Span<float> resistance, ResistanceScratch scratch)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        ArgumentNullException.ThrowIfNull(scratch);
        var window = inputs.Window;
        var padded = IndexKernel.Padded(window.Cols);
        var sums = scratch.Doubles(0, padded);
        var weights = scratch.Doubles(1, padded);
        var values = scratch.Floats(0, padded);
        var sealedPercent = scratch.Floats(1, padded);
        values[window.Cols..].Fill(float.NaN);
        sealedPercent.Clear();
        for (var row = 0; row < window.Rows; row++)
        {
            Sum(inputs, row, values, sums, weights);
            if (Sealing is not null) ReadSealing(Sealing, inputs, row, sealedPercent);
            IndexKernel.Stress(Mean, sums, weights, sealedPercent, values);
            Range.Apply(values);
            if (Sealing?.BarrierFromPercent is { } from) ValueKernel.SetBarriers((float)from, sealedPercent, values);
            values[..window.Cols].CopyTo(resistance[(row * window.Cols)..]);
        }
    }

    void Sum(TileInputs inputs, int row, Span<float> values, Span<double> sums, Span<double> weights)
    {
        var window = inputs.Window;
        var missing = Missing is MissingVariables.Renormalise ? 0 : double.NaN;
        sums.Clear();
        weights.Clear();
        // An enumerator over the interface would be an allocation per row.
        for (var i = 0; i < Variables.Count; i++)
        {
            var variable = Variables[i];
            inputs[variable.Source].Row(window.Row + row, window.Col, window.Cols).CopyTo(values);
            IndexKernel.Add(variable, Mean, missing, values, sums, weights);
        }
    }

    static void ReadSealing(Sealing sealing, TileInputs inputs, int row, Span<float> sealedPercent)
    {
        var window = inputs.Window;
        var percents = inputs[sealing.Source].Row(window.Row + row, window.Col, window.Cols);
        var wrong = ValueKernel.FirstOutside(0, 100, percents);
        if (wrong >= 0)
        {
            throw new RasterException(
                $"source '{sealing.Source}': sealing is {percents[wrong]} at {CellPlace.Of(inputs, row, wrong)}, "
                    + $"expected 0 to 100 %; if the number means no data, add it to 'no-data' of the source");
        }

        percents.CopyTo(sealedPercent);
        if (sealing.MissingPercent is not { } missing) return;
        ValueKernel.FillMissing((float)missing, sealedPercent[..window.Cols]);
    }
}
