using Calaisis.Raster.Circuits;
using Calaisis.Raster.Faults;
using Calaisis.Raster.Pipelines;

namespace Calaisis.Raster.Processing.Circuits;

/// <summary>What the numbers of grounds mean.</summary>
enum GroundForm
{
    /// <summary>Resistances to ground; 0 is a direct ground.</summary>
    Resistances,

    /// <summary>Conductances to ground.</summary>
    Conductances,

    /// <summary>Every ground is direct, whatever its number.</summary>
    Direct,
}

/// <summary>Sources and grounds as they are given, and how they are read.</summary>
sealed record GivenFiles(Location Sources, Location Grounds)
{
    public GroundForm Form { get; init; }

    /// <summary>Whether every source sends 1 A.</summary>
    public bool UnitCurrents { get; init; }

    public ConflictRule Conflicts { get; init; }

    public SourcesAndGrounds Read(CircuitInputs inputs) => new(
        inputs.Numbers(Sources, amperes => UnitCurrents && amperes != 0 ? 1 : amperes),
        inputs.Numbers(Grounds, ConductanceOf), Conflicts);

    double ConductanceOf(double number) => number switch
    {
        < 0 => throw new RasterException(
            $"{Grounds.Declared}: found {number}, expected 0 or more: what leads to ground cannot be negative"),
        _ => Form switch
        {
            GroundForm.Direct => number != 0 ? double.PositiveInfinity : 0,
            GroundForm.Conductances => number,
            _ => 1 / number,
        },
    };
}
