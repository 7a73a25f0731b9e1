using Calaisis.Raster.Grids;

namespace Calaisis.Raster.Habitats.Labels;

/// <summary>
/// The components of one tile, found by runs of cells: far fewer than cells, so that joining them is quick. Components
/// that are complete and too small to become anything are dropped at once, so what is kept of the raster is bounded by
/// its patches and by what crosses borders of tiles.
/// </summary>
/// <remarks>Thread rule: one owner at a time; its arrays grow to the largest tile and are used again.</remarks>
sealed class TileLabels
{
    /// <summary>No component, on borders.</summary>
    public const int None = -1;

    Run[] _runs = [];
    byte[] _states = [];
    bool[] _touches = [];
    int[] _parents = [];
    int[] _shared = [];
    int[] _numbers = [];
    int[] _renumbered = [];
    Component[] _components = [];
    int[] _borders = [];
    PartedCorners[] _corners = [];
    int _runCount;
    int _componentCount;

    public Window Window { get; private set; }

    /// <summary>Runs of kept components, row by row.</summary>
    public ReadOnlySpan<Run> Runs => _runs.AsSpan(0, _runCount);

    /// <summary>Kept components.</summary>
    public ReadOnlySpan<Component> Components => _components.AsSpan(0, _componentCount);

    /// <summary>Components of habitat that were dropped, and the cells of the largest.</summary>
    public (long Count, long LargestCells) Dropped { get; private set; }

    /// <summary>Component numbers along the first and last row and column.</summary>
    public ReadOnlySpan<int> Top => _borders.AsSpan(0, Window.Cols);

    public ReadOnlySpan<int> Bottom => _borders.AsSpan(Window.Cols, Window.Cols);

    public ReadOnlySpan<int> Left => _borders.AsSpan(2 * Window.Cols, Window.Rows);

    public ReadOnlySpan<int> Right => _borders.AsSpan((2 * Window.Cols) + Window.Rows, Window.Rows);

    /// <summary>Corners of the cells along the first row, towards the row above.</summary>
    public ReadOnlySpan<PartedCorners> TopCorners => _corners.AsSpan(0, Window.Cols);

    /// <summary>Corners of the cells along the first column, towards the column before.</summary>
    public ReadOnlySpan<PartedCorners> LeftCorners => _corners.AsSpan(Window.Cols, Window.Rows);

    /// <summary>Labels a tile.</summary>
    /// <param name="window">Its cells.</param>
    /// <param name="states">0, <see cref="Component.Habitat"/> or <see cref="Component.Barrier"/> per cell.</param>
    /// <param name="given">1 where a given reservoir lies; empty for none.</param>
    /// <param name="walls">1 on cells that part habitat, of the tile and one cell around it.</param>
    /// <param name="connectivity">
    /// Which cells belong together; two cells of habitat at a corner between two walls do not.
    /// </param>
    /// <param name="minCells">Complete components smaller than this are dropped, unless given.</param>
    /// <param name="gridCols">Columns of the grid.</param>
    public void Label(
        Window window,
        ReadOnlySpan<byte> states,
        ReadOnlySpan<byte> given,
        ReadOnlySpan<byte> walls,
        Connectivity connectivity,
        long minCells,
        int gridCols)
    {
        Window = window;
        FindRuns(states, walls, connectivity == Connectivity.Eight ? 1 : 0);
        Gather(given, gridCols);
        Keep(minCells);
        NoteBorders();
        NoteCorners(walls);
    }

    void FindRuns(ReadOnlySpan<byte> states, ReadOnlySpan<byte> walls, int reach)
    {
        _runCount = 0;
        var above = 0;
        for (var row = 0; row < Window.Rows; row++)
        {
            var first = _runCount;
            FindRunsOf(row, states.Slice(row * Window.Cols, Window.Cols), first);
            Join(above, first, reach, walls);
            above = first;
        }
    }

    void FindRunsOf(int row, ReadOnlySpan<byte> states, int first)
    {
        for (var col = 0; col < states.Length;)
        {
            var gap = states[col..].IndexOfAnyExcept((byte)0);
            if (gap < 0) return;
            col += gap;
            var state = states[col];
            var length = states[col..].IndexOfAnyExcept(state);
            if (length < 0) length = states.Length - col;
            Append(new Run(Window.Row + row, Window.Col + col, length, 0), state);
            if (_runCount - 2 >= first && _runs[_runCount - 2].EndCol == Window.Col + col)
                Touch(_runCount - 2, _runCount - 1);
            col += length;
        }
    }

    void Append(Run run, byte state)
    {
        if (_runCount == _runs.Length)
        {
            var size = Math.Max(256, 2 * _runCount);
            Array.Resize(ref _runs, size);
            Array.Resize(ref _states, size);
            Array.Resize(ref _touches, size);
            Array.Resize(ref _parents, size);
            Array.Resize(ref _shared, size);
            Array.Resize(ref _numbers, size);
        }

        _runs[_runCount] = run;
        _states[_runCount] = state;
        _touches[_runCount] = false;
        _shared[_runCount] = 0;
        _parents[_runCount] = _runCount;
        _runCount++;
    }

    /// <summary>Joins the runs of a row, from <paramref name="first"/> on, to those of the row above.</summary>
    void Join(int above, int first, int reach, ReadOnlySpan<byte> walls)
    {
        for (var run = first; run < _runCount; run++)
        {
            while (above < first && _runs[above].EndCol + reach <= _runs[run].Col) above++;
            for (var other = above; other < first && _runs[other].Col < _runs[run].EndCol + reach; other++)
            {
                if (_states[other] != _states[run])
                {
                    Touch(other, run);
                    continue;
                }

                var overlap = Math.Min(_runs[other].EndCol, _runs[run].EndCol)
                    - Math.Max(_runs[other].Col, _runs[run].Col);
                if (overlap > 0) _shared[run] += overlap;
                else if (_states[run] == Component.Habitat && IsParted(_runs[run], _runs[other], walls)) continue;
                Unite(other, run);
            }
        }
    }

    /// <summary>Whether two runs that touch at a corner have walls on both cells beside it.</summary>
    bool IsParted(Run run, Run above, ReadOnlySpan<byte> walls) => above.EndCol == run.Col
        ? IsWall(walls, run.Row - 1, run.Col) && IsWall(walls, run.Row, run.Col - 1)
        : IsWall(walls, run.Row - 1, above.Col - 1) && IsWall(walls, run.Row, above.Col);

    bool IsWall(ReadOnlySpan<byte> walls, int row, int col) =>
        walls[((row - Window.Row + 1) * (Window.Cols + 2)) + col - Window.Col + 1] != 0;

    void Touch(int one, int other) => _touches[one] = _touches[other] = true;

    void Unite(int one, int other)
    {
        var (a, b) = (Root(one), Root(other));
        if (a == b) return;
        if (a < b) _parents[b] = a;
        else _parents[a] = b;
    }

    int Root(int run)
    {
        while (_parents[run] != run) run = _parents[run] = _parents[_parents[run]];
        return run;
    }

    /// <summary>Adds the runs up to components, numbered in the order of their first runs.</summary>
    void Gather(ReadOnlySpan<byte> given, int gridCols)
    {
        _componentCount = 0;
        for (var i = 0; i < _runCount; i++)
        {
            var root = Root(i);
            if (root == i)
            {
                if (_componentCount == _components.Length)
                    Array.Resize(ref _components, Math.Max(64, 2 * _componentCount));
                _components[_componentCount] = Component.Empty(_states[i]);
                _numbers[i] = _componentCount++;
            }

            _numbers[i] = _numbers[root];
            ref var component = ref _components[_numbers[i]];
            var run = _runs[i];
            component.Add(run, gridCols);
            component.EdgesAlongRows -= 2L * _shared[i];
            component.Touches |= _touches[i];
            if (component.Given || given.IsEmpty) continue;
            var place = ((run.Row - Window.Row) * Window.Cols) + run.Col - Window.Col;
            component.Given = given.Slice(place, run.Length).Contains((byte)1);
        }
    }

    void Keep(long minCells)
    {
        var (kept, dropped, largest) = (0, 0L, 0L);
        if (_renumbered.Length < _componentCount) _renumbered = new int[_components.Length];
        for (var i = 0; i < _componentCount; i++)
        {
            ref readonly var component = ref _components[i];
            if (IsComplete(component) && component.Cells < minCells && !component.Given)
            {
                _renumbered[i] = None;
                if (component.State != Component.Habitat) continue;
                dropped++;
                largest = Math.Max(largest, component.Cells);
                continue;
            }

            _renumbered[i] = kept;
            _components[kept++] = component;
        }

        Dropped = (dropped, largest);
        _componentCount = kept;
        var runs = 0;
        for (var i = 0; i < _runCount; i++)
        {
            var number = _renumbered[_numbers[i]];
            if (number != None) _runs[runs++] = _runs[i] with { Component = number };
        }

        _runCount = runs;
    }

    bool IsComplete(in Component component) =>
        component.MinRow > Window.Row && component.MaxRow < Window.EndRow - 1
        && component.MinCol > Window.Col && component.MaxCol < Window.EndCol - 1;

    void NoteCorners(ReadOnlySpan<byte> walls)
    {
        if (_corners.Length < Window.Rows + Window.Cols) _corners = new PartedCorners[Window.Rows + Window.Cols];
        for (var col = Window.Col; col < Window.EndCol; col++)
        {
            var above = IsWall(walls, Window.Row - 1, col);
            _corners[col - Window.Col] = new PartedCorners(
                above && IsWall(walls, Window.Row, col - 1), above && IsWall(walls, Window.Row, col + 1));
        }

        for (var row = Window.Row; row < Window.EndRow; row++)
        {
            var beside = IsWall(walls, row, Window.Col - 1);
            _corners[Window.Cols + row - Window.Row] = new PartedCorners(
                beside && IsWall(walls, row - 1, Window.Col), beside && IsWall(walls, row + 1, Window.Col));
        }
    }

    void NoteBorders()
    {
        var length = 2 * (Window.Rows + Window.Cols);
        if (_borders.Length < length) _borders = new int[length];
        _borders.AsSpan(0, length).Fill(None);
        var (cols, right) = (Window.Cols, (2 * Window.Cols) + Window.Rows);
        foreach (ref readonly var run in Runs)
        {
            var (row, col) = (run.Row - Window.Row, run.Col - Window.Col);
            if (row == 0) _borders.AsSpan(col, run.Length).Fill(run.Component);
            if (row == Window.Rows - 1) _borders.AsSpan(cols + col, run.Length).Fill(run.Component);
            if (col == 0) _borders[(2 * cols) + row] = run.Component;
            if (run.EndCol == Window.EndCol) _borders[right + row] = run.Component;
        }
    }
}
