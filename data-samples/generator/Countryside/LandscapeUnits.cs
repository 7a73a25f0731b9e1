using Calaisis.Samples.Geography;
using Calaisis.Samples.Ground;
using Calaisis.Samples.Shapes;

namespace Calaisis.Samples.Countryside;

/// <summary>The landscape units (écodistricts) as cells of the coarse grid.</summary>
sealed class LandscapeUnits
{
    const string WestDunes = "Dunes des Deux Caps";
    const string EastDunes = "Dunes littorales du Calaisis";
    const double BetweenDunes = 611_500;

    readonly List<(string Name, Landscape Landscape)> _units = [("Mer", Landscape.Sea)];
    readonly byte[] _unitOf = new byte[Extent.Coarse.Cells];

    public LandscapeUnits(RealMap map, Shore shore)
    {
        foreach (var area in map.AreasOf("unit"))
        {
            var unit = Add(area.Name, KindOf(area));
            Drawing.Fill(Extent.Coarse, Drawing.Roughened(area.Ring, 90, 11), cell => _unitOf[cell] = unit);
        }
        FillGaps();
        AddDunes(map);
        for (var cell = 0; cell < _unitOf.Length; cell++)
            if (!shore.IsLandCoarse(cell)) _unitOf[cell] = 0;
    }

    /// <summary>The names, by number; 0 is the sea.</summary>
    public IReadOnlyList<string> Names => [.. _units.Select(unit => unit.Name)];

    public IReadOnlyList<byte> Cells => _unitOf;

    public Landscape At(int coarseCell) => _units[_unitOf[coarseCell]].Landscape;

    public Landscape At(double x, double y) => At(Extent.Coarse.Nearest(x, y));

    byte Add(string name, Landscape landscape)
    {
        var known = _units.FindIndex(unit => unit.Name == name);
        if (known >= 0) return (byte)known;
        _units.Add((name, landscape));
        return (byte)(_units.Count - 1);
    }

    void AddDunes(RealMap map)
    {
        foreach (var area in map.AreasOf("dune"))
        {
            var west = area.Ring.Average(p => p.X) < BetweenDunes;
            var unit = Add(west ? WestDunes : EastDunes, Landscape.Dunes);
            Drawing.Fill(Extent.Coarse, Drawing.Roughened(area.Ring, 60, 13), cell => _unitOf[cell] = unit);
        }
    }

    /// <summary>Gaps between outlines drawn by hand go to the unit beside them.</summary>
    void FillGaps()
    {
        var extent = Extent.Coarse;
        var queue = new Queue<int>(Enumerable.Range(0, extent.Cells).Where(cell => _unitOf[cell] != 0));
        while (queue.TryDequeue(out var cell))
        {
            var col = cell % extent.Cols;
            Spread(cell, cell - extent.Cols, cell >= extent.Cols);
            Spread(cell, cell + extent.Cols, cell + extent.Cols < extent.Cells);
            Spread(cell, cell - 1, col > 0);
            Spread(cell, cell + 1, col < extent.Cols - 1);
        }

        void Spread(int from, int to, bool exists)
        {
            if (!exists || _unitOf[to] != 0) return;
            _unitOf[to] = _unitOf[from];
            queue.Enqueue(to);
        }
    }

    static Landscape KindOf(MapArea area) => area switch
    {
        { Detail: "marsh" } => Landscape.Marsh,
        { Detail: "town" } => Landscape.Town,
        { Name: "Boulonnais" } => Landscape.Bocage,
        { Name: "Plaine maritime flamande" } => Landscape.Polder,
        { Name: "Pays de Licques et coteaux calcaires" } => Landscape.ChalkHills,
        { Name: "Vallée de la Hem aval et Houtland" } => Landscape.Houtland,
        { Name: "Pays des deux Caps et coteaux du Calaisis" } => Landscape.Capes,
        _ => Landscape.Openfield,
    };
}
