using Calaisis.Raster.Grids;
using Calaisis.Raster.Habitats.Labels;
using Calaisis.Raster.Resistance;

namespace Calaisis.Raster.Habitats.Rules;

/// <summary>Works out which cells of a tile are habitat. Holds one worker's buffers.</summary>
/// <remarks>Thread rule: one worker at a time.</remarks>
sealed class HabitatCells
{
    static readonly CellTest Zero = CellTest.OneOf([0]);

    readonly GridDefinition _grid;
    readonly HabitatSettings _settings;
    readonly Disc? _closing;
    readonly int _margin;
    readonly PassInputs _inputs;
    readonly string _resistance;
    readonly List<byte[]> _marks = [];
    byte[] _walls = [];
    byte[] _frame = [];
    byte[] _open = [];
    byte[] _states = [];
    byte[] _given = [];
    byte[] _feature = [];
    ushort[] _away = [];
    Window _area;
    int _leaf;

    public HabitatCells(GridDefinition grid, TileLayout layout, HabitatSettings settings, HabitatInputs inputs)
    {
        _grid = grid;
        _settings = settings;
        _margin = settings.ClosingMargin(grid);
        _closing = _margin > 0 ? new Disc(settings.CloseGapsMetres, grid) : null;
        _resistance = inputs.Resistance.Name;
        _inputs = new PassInputs(grid, layout, NeedsOf(grid, settings, inputs));
    }

    /// <summary>Per cell of the tile 0, <see cref="Component.Habitat"/> or <see cref="Component.Barrier"/>.</summary>
    public ReadOnlySpan<byte> States => _states.AsSpan(0, (int)Window.CellCount);

    /// <summary>1 where a given reservoir lies; empty where none are given.</summary>
    public ReadOnlySpan<byte> Given => _settings.Given.Count == 0 ? [] : _given.AsSpan(0, (int)Window.CellCount);

    /// <summary>1 where habitat is parted, on the tile and the cells around it.</summary>
    public ReadOnlySpan<byte> Walls => _frame.AsSpan(0, (int)Window.Grow(1).CellCount);

    public Window Window { get; private set; }

    /// <summary>What one of these takes for a layout: sources, marks, and the distances of the widest disc.</summary>
    public static long BytesOf(GridDefinition grid, TileLayout layout, HabitatSettings settings, HabitatInputs inputs)
    {
        var margin = settings.ClosingMargin(grid);
        var tile = new Window(
            0, 0, Math.Min(layout.TileRows, grid.Shape.Rows), Math.Min(layout.TileCols, grid.Shape.Cols));
        var needs = NeedsOf(grid, settings, inputs);
        var widest = tile.Grow(needs.Max(need => need.MarginCells)).CellCount;
        var marks = 9 + (settings.Rule?.Leaves.Count ?? 0);
        return needs.Sum(need => tile.Grow(need.MarginCells).CellCount * sizeof(float))
            + (tile.Grow(Math.Max(1, margin)).CellCount * marks) + (widest * (sizeof(ushort) + sizeof(byte)));
    }

    /// <summary>Reads what is needed and decides on every cell of the tile.</summary>
    public void Evaluate(Window window, CellCounts counts)
    {
        Window = window;
        _area = window.Grow(_margin);
        _inputs.Read(window);
        counts.Clear();
        var wanted = Buffer(0);
        EvaluateRule(wanted, counts);
        AddGiven(wanted);
        Marks.ClearOutside(wanted, _area, _area.Intersect(_grid.Shape.Whole));
        counts.Wanted = Marks.Count(wanted, _area, window);
        Decide(wanted, ReadWalls(), counts);
    }

    static List<(ITileSource Source, int MarginCells)> NeedsOf(
        GridDefinition grid, HabitatSettings settings, HabitatInputs inputs)
    {
        var byName = inputs.Sources.ToDictionary(source => source.Name, StringComparer.Ordinal);
        return
        [
            .. settings.NeedsOn(grid).Select(need => (
                byName.GetValueOrDefault(need.Source)
                    ?? throw new ArgumentException($"the habitats of '{settings.Trame}' read the source "
                        + $"'{need.Source}', which is not among the sources"),
                need.MarginCells)),
            (inputs.Resistance, settings.WallMargin(grid)),
        ];
    }

    void EvaluateRule(Span<byte> wanted, CellCounts counts)
    {
        _leaf = 0;
        if (_settings.Rule is { } rule) Evaluate(rule, wanted, 1, counts);
        else wanted.Clear();
    }

    /// <param name="condition">What to evaluate.</param>
    /// <param name="marks">Takes 1 where it holds.</param>
    /// <param name="free">Marks from this number on may be used on the way.</param>
    /// <param name="counts">Notes how often each condition holds.</param>
    void Evaluate(HabitatCondition condition, Span<byte> marks, int free, CellCounts counts)
    {
        switch (condition)
        {
            case ConditionGroup group:
                EvaluateGroup(group, marks, free, counts);
                return;
            case ValueCondition value:
                Read(value.Source, value.Test, marks);
                break;
            case ResistanceCondition resistance:
                Read(_resistance, resistance.Test, marks);
                break;
            case DistanceCondition distance:
                Measure(distance, marks);
                break;
            default:
                throw new InvalidOperationException($"no way to evaluate {condition.GetType().Name}");
        }

        counts.Conditions[_leaf++] += Marks.Count(marks, _area, Window);
    }

    void EvaluateGroup(ConditionGroup group, Span<byte> marks, int free, CellCounts counts)
    {
        Evaluate(group.Members[0], marks, free, counts);
        foreach (var member in group.Members.Skip(1))
        {
            var other = Buffer(free);
            Evaluate(member, other, free + 1, counts);
            if (group.Any) Marks.Or(other, marks);
            else Marks.And(other, marks);
        }
    }

    void Read(string source, CellTest test, Span<byte> marks) => Read(source, test, _area, marks);

    void Read(string source, CellTest test, Window area, Span<byte> marks)
    {
        var tile = _inputs.Tiles[source];
        for (var row = 0; row < area.Rows; row++)
            test.Mark(tile.Row(area.Row + row, area.Col, area.Cols), marks.Slice(row * area.Cols, area.Cols));
    }

    void Measure(DistanceCondition distance, Span<byte> marks)
    {
        var disc = new Disc(distance.Metres, _grid);
        var around = _area.Grow(disc.Reach);
        var feature = Grow(ref _feature, checked((int)around.CellCount));
        Read(distance.Source, distance.Feature, around, feature);
        Dilate(feature, disc, _area, marks);
        if (distance.Beyond) Marks.Invert(marks);
    }

    void AddGiven(Span<byte> wanted)
    {
        if (_settings.Given.Count == 0) return;
        var cells = (int)_area.CellCount;
        var given = Grow(ref _given, cells);
        given.Clear();
        var one = Buffer(1);
        var zero = Buffer(2);
        foreach (var reservoirs in _settings.Given)
        {
            Read(reservoirs.Source, CellTest.WithData, one);
            Read(reservoirs.Source, Zero, zero);
            Marks.Invert(zero);
            Marks.And(zero, one);
            Marks.Or(one, given);
        }

        Marks.Or(given, wanted);
        // The tile's part is moved to the front: it begins no later there than in the whole.
        Marks.Copy(given, _area, Window, given);
    }

    /// <summary>Reads what parts habitat; the cells of the area that are free of it.</summary>
    Span<byte> ReadWalls()
    {
        var around = Window.Grow(_settings.WallMargin(_grid));
        var cells = (int)around.CellCount;
        var walls = Grow(ref _walls, cells);
        Read(_resistance, CellTest.Finite, around, walls);
        Marks.Invert(walls);
        var open = Grow(ref _open, cells);
        foreach (var obstacle in _settings.Across)
        {
            Read(obstacle.Source, obstacle.Cells, around, open);
            Marks.Or(open, walls);
        }

        Marks.Copy(walls, around, Window.Grow(1), Grow(ref _frame, (int)Window.Grow(1).CellCount));
        Marks.Copy(walls, around, _area, open);
        open = open[..(int)_area.CellCount];
        Marks.Invert(open);
        return open;
    }

    void Decide(Span<byte> wanted, Span<byte> open, CellCounts counts)
    {
        var cells = (int)Window.CellCount;
        var states = Grow(ref _states, cells);
        states.Clear();
        var own = Buffer(1)[..cells];
        var impassable = Buffer(2)[..cells];
        Read(_resistance, CellTest.Finite, Window, impassable);
        Marks.Invert(impassable);
        Marks.Copy(wanted, _area, Window, own);
        Marks.And(own, impassable);
        counts.Impassable = Marks.Count(impassable, Window, Window);
        Marks.Set(impassable, Component.Barrier, states);
        Marks.And(open, wanted);
        Marks.Copy(wanted, _area, Window, own);
        var habitat = Marks.Count(own, Window, Window);
        counts.Parted = counts.Wanted - counts.Impassable - habitat;
        Marks.Set(own, Component.Habitat, states);
        if (_closing is null) return;
        var closed = Close(wanted, _closing);
        Marks.Copy(open, _area, Window, own);
        Marks.And(own, closed);
        // What was habitat is always among it.
        counts.Closed = Marks.Count(closed, Window, Window) - habitat;
        Marks.Set(closed, Component.Habitat, states);
    }

    /// <summary>
    /// Dilation, then erosion, of habitat on the grid; what lies beyond the grid is neither habitat nor gap.
    /// </summary>
    Span<byte> Close(ReadOnlySpan<byte> habitat, Disc disc)
    {
        var near = Window.Grow(disc.Reach);
        var open = Buffer(2)[..(int)near.CellCount];
        Dilate(habitat, disc, near, open);
        Marks.Invert(open);
        Marks.ClearOutside(open, near, near.Intersect(_grid.Shape.Whole));
        var closed = Buffer(3)[..(int)Window.CellCount];
        Dilate(open, disc, Window, closed);
        Marks.Invert(closed);
        return closed;
    }

    void Dilate(ReadOnlySpan<byte> marks, Disc disc, Window area, Span<byte> result)
    {
        var length = checked((int)DiscKernel.AwayLength(disc, area.Rows, area.Cols));
        if (_away.Length < length) _away = new ushort[length];
        DiscKernel.Dilate(marks, disc, area.Rows, area.Cols, result, _away);
    }

    Span<byte> Buffer(int number)
    {
        while (_marks.Count <= number) _marks.Add([]);
        var marks = _marks[number];
        if (marks.Length < _area.CellCount) _marks[number] = marks = new byte[checked((int)_area.CellCount)];
        return marks.AsSpan(0, (int)_area.CellCount);
    }

    static Span<byte> Grow(ref byte[] marks, int length)
    {
        if (marks.Length < length) marks = new byte[length];
        return marks.AsSpan(0, length);
    }
}
