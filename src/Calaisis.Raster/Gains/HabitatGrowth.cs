using Calaisis.Raster.Grids;
using Calaisis.Raster.Habitats;
using Calaisis.Raster.Habitats.Labels;
using Calaisis.Raster.Habitats.Rules;
using Calaisis.Raster.Zones;

namespace Calaisis.Raster.Gains;

/// <summary>
/// What a work makes of the core areas of a trame, looked at around it only: habitat that comes to be joins what it
/// touches, as a search over the whole grid would find it.
/// </summary>
/// <param name="grid">The grid of all sources.</param>
/// <param name="settings">What is habitat.</param>
/// <param name="labels">The patches as they are, core areas first; nothing or 0 elsewhere.</param>
/// <param name="patches">They, with their areas.</param>
/// <param name="territory">The territory that figures are of; null for the whole grid.</param>
public sealed class HabitatGrowth(
    GridDefinition grid, HabitatSettings settings, ITileSource labels, IReadOnlyList<HabitatPatch> patches,
    Territory? territory)
{
    // Pieces too small to be patches are no larger than this as a rule; where they are, more is looked at.
    const int Around = 24;

    readonly Dictionary<int, HabitatPatch> _patches = patches.ToDictionary(patch => patch.Id);
    readonly double _cellSquareMetres = grid.CellWidth * grid.CellHeight;
    Dictionary<int, List<int>>? _stones;

    /// <summary>The core areas that grow, and how many cells of habitat are lost.</summary>
    /// <param name="before">What is read without the work.</param>
    /// <param name="after">What is read with it; looked at on the changed cells only.</param>
    /// <param name="changed">
    /// All cells whose sources or resistances differ lie in it, with those that look at them.
    /// </param>
    public (IReadOnlyList<GrownCore> Grown, int LostCells) Of(HabitatInputs before, HabitatInputs after, Window changed)
    {
        for (var margin = Around; ; margin *= 4)
        {
            var window = changed.Grow(margin).Intersect(grid.Shape.Whole);
            if (window.CellCount == 0) return ([], 0);
            var was = new Habitat(this, before, window);
            var @is = was.With(new Habitat(this, after, changed.Intersect(window)));
            var lost = 0;
            var fresh = new List<int>();
            for (var cell = 0; cell < was.States.Length; cell++)
            {
                if (was.IsHabitat(cell) && !@is.IsHabitat(cell)) lost++;
                if (!was.IsHabitat(cell) && @is.IsHabitat(cell)) fresh.Add(cell);
            }

            if (fresh.Count == 0) return ([], lost);
            if (Pieces(@is, fresh) is { } pieces) return (Cores(@is, pieces), lost);
        }
    }

    /// <summary>
    /// The pieces that new cells make with all that they touch; null where one goes on beyond the window.
    /// </summary>
    List<Piece>? Pieces(Habitat habitat, List<int> fresh)
    {
        var (pieces, seen) = (new List<Piece>(), new HashSet<int>());
        var queue = new Queue<int>();
        foreach (var first in fresh)
        {
            if (!seen.Add(first)) continue;
            var piece = new Piece([], []);
            queue.Enqueue(first);
            while (queue.TryDequeue(out var cell))
            {
                piece.Cells.Add(cell);
                if (habitat.IsAtEdge(cell, grid.Shape.Whole)) return null;
                foreach (var other in habitat.Joined(cell))
                {
                    if (habitat.PatchAt(other) is > 0 and var patch) piece.Patches.Add(patch);
                    else if (seen.Add(other)) queue.Enqueue(other);
                }
            }

            pieces.Add(piece);
        }

        return Together(pieces);
    }

    /// <summary>Pieces that touch one patch are one.</summary>
    static List<Piece> Together(List<Piece> pieces)
    {
        var whole = new List<Piece>();
        foreach (var piece in pieces)
        {
            var others = whole.FindAll(other => other.Patches.Overlaps(piece.Patches));
            foreach (var other in others)
            {
                piece.Cells.AddRange(other.Cells);
                piece.Patches.UnionWith(other.Patches);
                whole.Remove(other);
            }

            whole.Add(piece);
        }

        return whole;
    }

    List<GrownCore> Cores(Habitat habitat, List<Piece> pieces)
    {
        var grown = new List<GrownCore>();
        foreach (var piece in pieces)
        {
            var cores = piece.Patches.Where(patch => _patches[patch].Role == PatchRole.Core).Order().ToList();
            List<int> cells = [.. piece.Cells.Select(habitat.OnGrid)];
            foreach (var stone in piece.Patches.Where(patch => _patches[patch].Role != PatchRole.Core))
                cells.AddRange(StoneCells(stone));
            var isCore = cores.Count > 0 || cells.Count >= settings.MinCoreCells(grid)
                || piece.Cells.Exists(habitat.IsGiven);
            if (!isCore) continue;
            cells.Sort();
            grown.Add(new GrownCore(cells, cores, cells.Count * _cellSquareMetres, Inside(cells) * _cellSquareMetres));
        }

        return [.. grown.OrderBy(core => core.Cells[0])];
    }

    int Inside(List<int> cells)
    {
        if (territory is null) return cells.Count;
        var (inside, value) = (0, new float[1]);
        foreach (var cell in cells)
        {
            territory.Cells.Read(new Window(cell / grid.Shape.Cols, cell % grid.Shape.Cols, 1, 1), value);
            if (!float.IsNaN(value[0])) inside++;
        }

        return inside;
    }

    /// <summary>The cells of a stepping stone; all are looked up when the first is asked for.</summary>
    List<int> StoneCells(int stone)
    {
        if (_stones is null)
        {
            _stones = [];
            var row = new float[grid.Shape.Cols];
            for (var number = 0; number < grid.Shape.Rows; number++)
            {
                labels.Read(new Window(number, 0, 1, row.Length), row);
                for (var col = 0; col < row.Length; col++)
                {
                    if (!(row[col] > 0) || _patches[(int)row[col]].Role == PatchRole.Core) continue;
                    if (!_stones.TryGetValue((int)row[col], out var cells)) _stones[(int)row[col]] = cells = [];
                    cells.Add((number * row.Length) + col);
                }
            }
        }

        return _stones[stone];
    }

    /// <summary>New cells, with the pieces too small to be patches that they touch, and the patches.</summary>
    sealed record Piece(List<int> Cells, HashSet<int> Patches);

    /// <summary>Which cells of a window are habitat.</summary>
    sealed class Habitat
    {
        static readonly (int Row, int Col)[] Beside =
            [(0, 1), (0, -1), (1, 0), (-1, 0), (1, 1), (1, -1), (-1, 1), (-1, -1)];

        readonly HabitatGrowth _growth;
        readonly Window _window;
        readonly byte[] _walls;
        readonly byte[] _given;
        readonly float[] _labels;

        public Habitat(HabitatGrowth growth, HabitatInputs inputs, Window window)
        {
            (_growth, _window) = (growth, window);
            var settings = growth.Settings;
            var cells = new HabitatCells(
                growth.Grid, new TileLayout(growth.Grid.Shape, window.Rows, window.Cols), settings, inputs);
            cells.Evaluate(window, new CellCounts(settings.Rule?.Leaves.Count ?? 0));
            (States, _walls, _given) = (cells.States.ToArray(), cells.Walls.ToArray(), cells.Given.ToArray());
            _labels = new float[window.CellCount];
            growth.Labels.Read(window, _labels);
        }

        Habitat(Habitat other)
        {
            (_growth, _window, _labels) = (other._growth, other._window, other._labels);
            (States, _walls, _given) = ([.. other.States], [.. other._walls], [.. other._given]);
        }

        public byte[] States { get; }

        /// <summary>The same but for a part of it.</summary>
        public Habitat With(Habitat part)
        {
            var whole = new Habitat(this);
            Put(part.States, part._window, whole.States, _window);
            Put(part._walls, part._window.Grow(1), whole._walls, _window.Grow(1));
            if (_given.Length > 0) Put(part._given, part._window, whole._given, _window);
            return whole;
        }

        public bool IsHabitat(int cell) => States[cell] == Component.Habitat;

        public bool IsGiven(int cell) => _given.Length > 0 && _given[cell] != 0;

        public int PatchAt(int cell) => _labels[cell] > 0 ? (int)_labels[cell] : 0;

        public int OnGrid(int cell) =>
            ((_window.Row + (cell / _window.Cols)) * _growth.Grid.Shape.Cols) + _window.Col + (cell % _window.Cols);

        /// <summary>Whether habitat may go on beyond the window.</summary>
        public bool IsAtEdge(int cell, Window whole)
        {
            var (row, col) = (_window.Row + (cell / _window.Cols), _window.Col + (cell % _window.Cols));
            return (row == _window.Row && row > whole.Row) || (row == _window.EndRow - 1 && row < whole.EndRow - 1)
                || (col == _window.Col && col > whole.Col) || (col == _window.EndCol - 1 && col < whole.EndCol - 1);
        }

        /// <summary>The cells of habitat that belong together with one.</summary>
        public IEnumerable<int> Joined(int cell)
        {
            var (row, col) = (cell / _window.Cols, cell % _window.Cols);
            foreach (var (down, right) in Beside.Take((int)_growth.Settings.Connectivity))
            {
                var (toRow, toCol) = (row + down, col + right);
                if ((uint)toRow >= (uint)_window.Rows || (uint)toCol >= (uint)_window.Cols) continue;
                var other = (toRow * _window.Cols) + toCol;
                var isCorner = down != 0 && right != 0;
                if (IsHabitat(other) && !(isCorner && IsWall(row, toCol) && IsWall(toRow, col))) yield return other;
            }
        }

        static void Put(byte[] part, Window within, byte[] whole, Window window)
        {
            for (var row = 0; row < within.Rows; row++)
            {
                var at = ((within.Row - window.Row + row) * window.Cols) + within.Col - window.Col;
                part.AsSpan(row * within.Cols, within.Cols).CopyTo(whole.AsSpan(at));
            }
        }

        bool IsWall(int row, int col) => _walls[((row + 1) * (_window.Cols + 2)) + col + 1] != 0;
    }

    HabitatSettings Settings => settings;

    GridDefinition Grid => grid;

    ITileSource Labels => labels;
}
