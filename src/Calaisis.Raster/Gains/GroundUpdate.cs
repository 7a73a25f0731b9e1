using Calaisis.Raster.CostDistance;

namespace Calaisis.Raster.Gains;

/// <summary>
/// A change made to the ground and taken back: costs to the nearest core area are put right where they differ, which
/// takes as long as there are such cells, and come out as a whole search would find them, bit for bit.
/// </summary>
/// <remarks>
/// What got dearer first forgets the cells whose way led over it, as Ramalingam and Reps do (Journal of Algorithms 21,
/// 1996); then every cell near a change takes what its neighbours offer, and passes on what got less.
/// </remarks>
sealed unsafe class GroundUpdate(OpenGround ground)
{
    readonly Dictionary<int, (double Cost, int Owner)> _costsBefore = [];
    readonly Dictionary<int, float> _resistancesBefore = [];
    readonly PriorityQueue<int, (double Cost, int Owner)> _waiting = new();
    readonly HashSet<int> _near = [];
    readonly List<int> _forgotten = [];
    readonly HashSet<int> _harder = [];
    readonly HashSet<int> _entered = [];
    readonly HashSet<int> _enteredHarder = [];
    readonly bool _stepsReachOver =
        ground.Settings.Neighbourhood == Neighbourhood.Sixteen || ground.Settings.NoCornerCrossing;

    /// <summary>The cells whose cost or nearest core area differs, or of which a step may.</summary>
    public IReadOnlySet<int> Touched => _near;

    /// <summary>How many cells got harder to cross, and easier.</summary>
    public (int Harder, int Easier) Cells { get; private set; }

    /// <summary>
    /// The cells that every way over changed ground leads through: they themselves, and those whose steps lead over
    /// them.
    /// </summary>
    public IEnumerable<int> Entered => _entered;

    /// <summary>The same for ground that got harder to cross.</summary>
    public IReadOnlySet<int> Harder => _enteredHarder;

    /// <summary>Makes a change; the one before has been taken back.</summary>
    public void Make(GroundChange change)
    {
        Begin();
        foreach (var (cell, resistance) in change.Cells)
        {
            var there = ground.At(cell);
            if (resistance > *there) _harder.Add(cell);
            _resistancesBefore[cell] = *there;
            *there = resistance;
            AddNear(cell);
            Enter(cell, _entered);
            if (_harder.Contains(cell)) Enter(cell, _enteredHarder);
        }

        Cells = (_harder.Count, _resistancesBefore.Count - _harder.Count);
        Forget();
        var next = ground.CoreCount + 1;
        foreach (var grown in change.Grown)
        {
            var core = grown.Joined.Count > 0 ? grown.Joined.Min() : next++;
            foreach (var cell in grown.Cells)
            {
                if (!float.IsFinite(*ground.At(cell))) continue;
                AddNear(cell);
                _entered.Add(cell);
                Put(cell, 0, core);
                _waiting.Enqueue(cell, (0, core));
            }
        }

        foreach (var cell in _near.Order()) Offer(cell);
        foreach (var cell in _forgotten) Offer(cell);
        Spread();
        foreach (var cell in _costsBefore.Keys) _near.Add(cell);
    }

    /// <summary>Takes the change back, or makes it again.</summary>
    public void Swap()
    {
        foreach (var (cell, before) in _resistancesBefore.ToList())
        {
            var there = ground.At(cell);
            (_resistancesBefore[cell], *there) = (*there, before);
        }

        foreach (var (cell, before) in _costsBefore.ToList())
        {
            _costsBefore[cell] = (ground.Cost[cell], ground.Owner[cell]);
            (ground.Cost[cell], ground.Owner[cell]) = before;
        }
    }

    void Begin()
    {
        _costsBefore.Clear();
        _resistancesBefore.Clear();
        _waiting.Clear();
        _near.Clear();
        _harder.Clear();
        _entered.Clear();
        _enteredHarder.Clear();
        _forgotten.Clear();
    }

    // A step costs what its ends and the cells beside it resist, all within its reach.
    void AddNear(int cell)
    {
        _near.Add(cell);
        for (var step = 0; step < ground.Steps.Count; step++)
        {
            if (ground.Beyond(cell, step) is >= 0 and var other) _near.Add(other);
        }
    }

    // A knight's move, and a diagonal step that asks for free corners, cost or need what lies beside them.
    void Enter(int cell, HashSet<int> entered)
    {
        entered.Add(cell);
        if (!_stepsReachOver) return;
        for (var step = 0; step < ground.Steps.Count; step++)
        {
            if (ground.Beyond(cell, step) is >= 0 and var other) entered.Add(other);
        }
    }

    /// <summary>Cells whose way led over what got harder to cross, in the order of their costs.</summary>
    void Forget()
    {
        if (_harder.Count == 0) return;
        var seen = new HashSet<int>();
        foreach (var cell in _near) Ask(cell);
        while (_waiting.TryDequeue(out var cell, out var rank))
        {
            if (HasWay(cell)) continue;
            Put(cell, double.PositiveInfinity, 0);
            _forgotten.Add(cell);
            for (var step = 0; step < ground.Steps.Count; step++)
            {
                if (ground.Beyond(cell, step) is >= 0 and var other && ground.Cost[other] > rank.Cost) Ask(other);
            }
        }

        void Ask(int cell)
        {
            if (ground.Cost[cell] > 0 && ground.Owner[cell] > 0 && seen.Add(cell))
                _waiting.Enqueue(cell, (ground.Cost[cell], ground.Owner[cell]));
        }
    }

    bool HasWay(int cell)
    {
        var (cost, owner) = (ground.Cost[cell], ground.Owner[cell]);
        for (var step = 0; step < ground.Steps.Count; step++)
        {
            if (ground.Beyond(cell, step) is not (>= 0 and var other) || !(ground.Cost[other] < cost)) continue;
            var way = ground.Cost[other] + ground.StepCost(cell, step);
            if (way < cost || (way.Equals(cost) && ground.Owner[other] <= owner)) return true;
        }

        return false;
    }

    /// <summary>Takes the best that the neighbours of a cell offer.</summary>
    void Offer(int cell)
    {
        if (!float.IsFinite(*ground.At(cell))) return;
        var (cost, owner) = (ground.Cost[cell], ground.Owner[cell]);
        for (var step = 0; step < ground.Steps.Count; step++)
        {
            if (ground.Beyond(cell, step) is not (>= 0 and var other) || ground.Owner[other] == 0) continue;
            var way = ground.Cost[other] + ground.StepCost(cell, step);
            if (IsLess(way, ground.Owner[other], cost, owner)) (cost, owner) = (way, ground.Owner[other]);
        }

        if (owner == 0 || (cost.Equals(ground.Cost[cell]) && owner == ground.Owner[cell])) return;
        Put(cell, cost, owner);
        _waiting.Enqueue(cell, (cost, owner));
    }

    void Spread()
    {
        while (_waiting.TryDequeue(out var cell, out var rank))
        {
            if (!rank.Cost.Equals(ground.Cost[cell]) || rank.Owner != ground.Owner[cell]) continue;
            for (var step = 0; step < ground.Steps.Count; step++)
            {
                if (ground.Beyond(cell, step) is not (>= 0 and var other)) continue;
                var way = rank.Cost + ground.StepCost(cell, step);
                if (!IsLess(way, rank.Owner, ground.Cost[other], ground.Owner[other])) continue;
                Put(other, way, rank.Owner);
                _waiting.Enqueue(other, (way, rank.Owner));
            }
        }
    }

    static bool IsLess(double cost, int owner, double than, int thanOwner) =>
        cost < than || (cost.Equals(than) && owner < thanOwner && !double.IsPositiveInfinity(cost));

    void Put(int cell, double cost, int owner)
    {
        _costsBefore.TryAdd(cell, (ground.Cost[cell], ground.Owner[cell]));
        (ground.Cost[cell], ground.Owner[cell]) = (cost, owner);
    }
}
