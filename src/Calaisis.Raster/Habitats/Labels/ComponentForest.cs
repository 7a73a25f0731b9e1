using System.Runtime.InteropServices;

namespace Calaisis.Raster.Habitats.Labels;

/// <summary>
/// The components of all tiles and which of them are one: provisional numbers, joined as borders meet.
/// </summary>
sealed class ComponentForest
{
    readonly List<Component> _components = [];
    readonly List<int> _parents = [];

    public int Count => _parents.Count;

    /// <summary>Takes over a tile's components; the first one's number here.</summary>
    public int Add(ReadOnlySpan<Component> components)
    {
        var first = _parents.Count;
        foreach (ref readonly var component in components)
        {
            _parents.Add(_parents.Count);
            _components.Add(component);
        }

        return first;
    }

    /// <summary>The number that stands for all that was joined to this one.</summary>
    public int Root(int number)
    {
        var parents = CollectionsMarshal.AsSpan(_parents);
        while (parents[number] != number) number = parents[number] = parents[parents[number]];
        return number;
    }

    public ref Component this[int root] => ref CollectionsMarshal.AsSpan(_components)[root];

    /// <summary>Two components meet, cells of both being neighbours: of one state they become one.</summary>
    public void Meet(int one, int other)
    {
        var (a, b) = (Root(one), Root(other));
        if (a == b) return;
        var components = CollectionsMarshal.AsSpan(_components);
        if (components[a].State != components[b].State)
        {
            components[a].Touches = components[b].Touches = true;
            return;
        }

        var (low, high) = a < b ? (a, b) : (b, a);
        components[low].Add(components[high]);
        _parents[high] = low;
    }

    /// <summary>The numbers that stand for a whole component, in ascending order.</summary>
    public IEnumerable<int> Roots()
    {
        for (var number = 0; number < Count; number++)
        {
            if (_parents[number] == number) yield return number;
        }
    }
}
