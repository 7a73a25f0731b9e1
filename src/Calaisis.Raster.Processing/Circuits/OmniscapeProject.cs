using Calaisis.Raster.Circuits.Windows;
using Calaisis.Raster.Faults;
using Calaisis.Raster.Geo.Plain;
using Calaisis.Raster.Pipelines;

namespace Calaisis.Raster.Processing.Circuits;

/// <summary>Files and numbers of a moving window, wherever they were given.</summary>
sealed record OmniscapeFiles(Location Resistance, WindowRules Rules)
{
    /// <summary>Whether the raster holds conductances.</summary>
    public bool AreConductances { get; init; }

    /// <summary>Source strengths; null to take conductances for them.</summary>
    public Location? Sources { get; init; }

    /// <summary>Strengths below count as none.</summary>
    public double Threshold { get; init; }

    /// <summary>Where strengths are conductances: cells of a higher resistance send nothing.</summary>
    public double Cutoff { get; init; } = double.PositiveInfinity;

    /// <summary>New values of the raster.</summary>
    public Location? Reclass { get; init; }

    public IReadOnlyList<ConditionFiles> Conditions { get; init; } = [];

    /// <summary>Reads all of it.</summary>
    /// <exception cref="CalaisisException">Something is not as expected.</exception>
    public OmniscapeProject Read()
    {
        var inputs = CircuitInputs.Open(
            Resistance, AreConductances, alike: false,
            Reclass is null ? null : values => ReclassTable.Apply(Reclass, values));
        return new OmniscapeProject(
            inputs.Grid,
            new WindowTask(
                inputs.Conductances, StrengthsOf(inputs),
                [.. Conditions.Select(condition => condition.Read(inputs))], Rules),
            AreConductances);
    }

    double[] StrengthsOf(CircuitInputs inputs)
    {
        // As in Omniscape: 1 / resistance is compared with 1 / the bound, and a threshold does not count then.
        if (Sources is null)
        {
            return Array.ConvertAll(
                inputs.Conductances.Values, value => value >= 1 / Cutoff ? value : 0);
        }

        return Array.ConvertAll(inputs.Read(Sources), value => value >= Threshold ? value : 0);
    }
}

/// <summary>A condition as files.</summary>
sealed record ConditionFiles(Location Present, Location? Future, bool IsEqual, double Lower, double Upper)
{
    public WindowCondition Read(CircuitInputs inputs)
    {
        var present = inputs.Read(Present);
        return new WindowCondition(
            present, Future is null ? present : inputs.Read(Future), IsEqual, Lower, Upper);
    }
}

/// <summary>A moving window with everything read that it is computed of.</summary>
sealed record OmniscapeProject(PlainGrid Grid, WindowTask Task, bool AreConductances)
{
    /// <summary>The raster as it was reclassified; NaN where nothing conducts.</summary>
    public double[] Classified() => Array.ConvertAll(
        Task.Conductances.Values, value => value <= 0 ? double.NaN : AreConductances ? value : 1 / value);
}
