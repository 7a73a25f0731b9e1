using Calaisis.Raster.Grids;

namespace Calaisis.Raster.Resistance;

/// <summary>The resistance of every trame on one window, from the worker that computes it to the last writer.</summary>
sealed class PassTile
{
    readonly float[][] _resistance;
    readonly ResistanceTally[] _tallies;
    readonly UncoveredCells[] _uncovered;
    readonly UncoveredCells[][] _alone;
    int _writersLeft;

    public PassTile(IReadOnlyList<ResistanceStack> trames, int cells)
    {
        _resistance = [.. trames.Select(_ => new float[cells])];
        _tallies = [.. trames.Select(_ => new ResistanceTally())];
        _uncovered = new UncoveredCells[trames.Count];
        _alone = [.. trames.Select(stack => new UncoveredCells[stack.Layers.Count])];
    }

    public Window Window { get; private set; }

    /// <summary>Makes it the tile of another window.</summary>
    public PassTile For(Window window)
    {
        Window = window;
        _writersLeft = _resistance.Length;
        return this;
    }

    /// <summary>The values of a trame, row-major.</summary>
    public Span<float> Resistance(int trame) => _resistance[trame].AsSpan(0, checked((int)Window.CellCount));

    public ResistanceTally Tally(int trame) => _tallies[trame];

    public UncoveredCells Uncovered(int trame) => _uncovered[trame];

    /// <summary>By layer, the cells on which it spoke though nothing below it had.</summary>
    public ReadOnlySpan<UncoveredCells> Alone(int trame) => _alone[trame];

    /// <summary>Computes a trame: what is written afterwards has NaN for barriers, too.</summary>
    public void Evaluate(int trame, ResistanceStack stack, PassInputs inputs)
    {
        var resistance = Resistance(trame);
        _uncovered[trame] = stack.Evaluate(inputs.Tiles, resistance, inputs.Scratch, _alone[trame]);
        _tallies[trame].Clear();
        _tallies[trame].Add(resistance);
        ValueKernel.SilenceBarriers(resistance);
    }

    /// <summary>A writer is through with it; true for the last one.</summary>
    public bool IsDoneByAll() => Interlocked.Decrement(ref _writersLeft) == 0;
}
