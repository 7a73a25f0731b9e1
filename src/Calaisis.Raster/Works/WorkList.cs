using Calaisis.Raster.Faults;

namespace Calaisis.Raster.Works;

/// <summary>The works of a choice, with what each asks for and what it rules out.</summary>
public sealed class WorkList
{
    readonly Dictionary<string, int> _places;
    readonly WorkSet[] _needs;
    readonly WorkSet[] _rulesOut;
    readonly WorkSet[] _needing;

    /// <param name="works">In the order of their ids, whatever order they are given in.</param>
    /// <exception cref="UnfitException">
    /// An id stands twice, is unknown, or works require each other in a circle or what they rule out.
    /// </exception>
    public WorkList(IEnumerable<Work> works)
    {
        All = [.. works.OrderBy(work => work.Id, StringComparer.Ordinal)];
        _places = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < All.Count; i++)
        {
            if (!_places.TryAdd(All[i].Id, i)) throw new UnfitException($"the work '{All[i].Id}' stands twice");
            if (!(All[i].Cost >= 0) || double.IsInfinity(All[i].Cost))
                throw new UnfitException($"the work '{All[i].Id}' costs {All[i].Cost}, expected 0 or more");
        }

        _needs = new WorkSet[All.Count];
        for (var i = 0; i < All.Count; i++) _needs[i] = NeedsOf(i, []);
        _rulesOut = [.. All.Select((work, i) => RuledOutBy(work, i))];
        var places = Enumerable.Range(0, All.Count);
        _needing = [.. places.Select(i => Of(places.Where(other => _needs[other].Contains(i))))];
        for (var i = 0; i < All.Count; i++) RequirePossible(i);
    }

    /// <summary>They, in the order of their ids.</summary>
    public IReadOnlyList<Work> All { get; }

    /// <summary>Those that are done in any case, with all they require.</summary>
    public WorkSet Fixed => Places(WorkStatus.Fixed).Aggregate(WorkSet.None, (set, i) => set.Union(_needs[i]));

    /// <summary>
    /// Those that are never done, and those that require one of them or are ruled out by a fixed one.
    /// </summary>
    public WorkSet Banned
    {
        get
        {
            var banned = Places(WorkStatus.Banned).Aggregate(WorkSet.None, (set, i) => set.Union(_needing[i]));
            return Fixed.Works.SelectMany(i => _rulesOut[i].Works)
                .Aggregate(banned, (set, i) => set.Union(_needing[i]));
        }
    }

    /// <summary>The place of a work among all.</summary>
    /// <exception cref="UnfitException">There is no such work.</exception>
    public int PlaceOf(string id) =>
        _places.TryGetValue(id, out var place) ? place : throw new UnfitException($"there is no work '{id}'");

    /// <summary>A work with all it requires.</summary>
    public WorkSet NeedsOf(int work) => _needs[work];

    /// <summary>A work with all that require it.</summary>
    public WorkSet NeedingOf(int work) => _needing[work];

    /// <summary>What cannot be done beside a work, in either direction.</summary>
    public WorkSet RuledOutBy(int work) => _rulesOut[work];

    /// <summary>
    /// Whether works can be done together: none rules out another, and all that they require is there.
    /// </summary>
    public bool IsPossible(WorkSet works) =>
        works.Works.All(work => !_rulesOut[work].Overlaps(works) && _needs[work].Union(works) == works);

    /// <summary>What works cost together, added in their order.</summary>
    public double CostOf(WorkSet works)
    {
        var cost = 0.0;
        foreach (var work in works.Works) cost += All[work].Cost;
        return cost;
    }

    /// <summary>The ids of works, in their order.</summary>
    public IEnumerable<string> IdsOf(WorkSet works) => works.Works.Select(work => All[work].Id);

    static WorkSet Of(IEnumerable<int> works) => works.Aggregate(WorkSet.None, (set, work) => set.With(work));

    IEnumerable<int> Places(WorkStatus status) =>
        Enumerable.Range(0, All.Count).Where(i => All[i].Status == status);

    WorkSet NeedsOf(int work, IReadOnlyList<int> way)
    {
        if (way.Contains(work))
        {
            throw new UnfitException($"works require each other in a circle: "
                + $"{string.Join(", ", way.Append(work).Select(i => All[i].Id))}");
        }

        return All[work].Requires.Aggregate(
            WorkSet.None.With(work), (needs, id) => needs.Union(NeedsOf(Known(work, id), [.. way, work])));
    }

    WorkSet RuledOutBy(Work work, int place)
    {
        var excluded = work.Excludes.Select(id => Known(place, id));
        var excluding = Enumerable.Range(0, All.Count).Where(i => All[i].Excludes.Contains(work.Id));
        var variants = Enumerable.Range(0, All.Count)
            .Where(i => i != place && work.Group.Length > 0 && All[i].Group == work.Group);
        return Of(excluded.Concat(excluding).Concat(variants));
    }

    int Known(int work, string id)
    {
        if (id != All[work].Id && _places.TryGetValue(id, out var place)) return place;
        throw new UnfitException($"the work '{All[work].Id}' names '{id}', expected the id of another work");
    }

    void RequirePossible(int work)
    {
        var clash = _needs[work].Works.FirstOrDefault(one => _rulesOut[one].Overlaps(_needs[work]), -1);
        if (clash >= 0)
        {
            throw new UnfitException(
                $"the work '{All[work].Id}' cannot be done: what it requires rules out '{All[clash].Id}'");
        }
    }
}
