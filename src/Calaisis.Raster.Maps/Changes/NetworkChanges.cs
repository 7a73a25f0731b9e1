using Calaisis.Raster.Grids;
using Calaisis.Raster.Maps.Frames;

namespace Calaisis.Raster.Maps.Changes;

/// <summary>What a trame of a scenario gained and lost beside the scenario it is compared with.</summary>
/// <param name="Base">Title of that scenario.</param>
/// <param name="Gained">What is there now only.</param>
/// <param name="Lost">What was there before only.</param>
public sealed record NetworkChanges(string Base, ChangedNetwork Gained, ChangedNetwork Lost)
{
    public bool IsNothing => Gained.IsNothing && Lost.IsNothing;

    /// <summary>What of them lies in a rectangle; figures stay those of the whole.</summary>
    public NetworkChanges On(MapBounds box) => this with { Gained = Gained.On(box), Lost = Lost.On(box) };

    /// <summary>
    /// Those of several trames on one map; null where there are none. Areas are not added up, as trames overlap.
    /// </summary>
    public static NetworkChanges? Together(IEnumerable<NetworkChanges?> trames)
    {
        var all = trames.OfType<NetworkChanges>().ToList();
        return all.Count == 0 ? null : new NetworkChanges(
            all[0].Base, Parts(changes => changes.Gained), Parts(changes => changes.Lost));

        ChangedNetwork Parts(Func<NetworkChanges, ChangedNetwork> part) => new()
        {
            Cores = [.. all.SelectMany(changes => part(changes).Cores)],
            Corridors = [.. all.SelectMany(changes => part(changes).Corridors)],
            Links = [.. all.SelectMany(changes => part(changes).Links)],
            CoreHectares = ChangedHectares.Untold,
            CorridorHectares = ChangedHectares.Untold,
        };
    }
}

/// <summary>Parts of a network that were gained, or lost.</summary>
public sealed record ChangedNetwork
{
    public IReadOnlyList<MapShape> Cores { get; init; } = [];

    public IReadOnlyList<MapShape> Corridors { get; init; } = [];

    /// <summary>Paths of links.</summary>
    public IReadOnlyList<MapShape> Links { get; init; } = [];

    public required ChangedHectares CoreHectares { get; init; }

    public required ChangedHectares CorridorHectares { get; init; }

    /// <summary>What of it lies in a rectangle.</summary>
    public ChangedNetwork On(MapBounds box) => this with
    {
        Cores = [.. Cores.Where(core => core.Meets(box, isArea: true))],
        Corridors = [.. Corridors.Where(corridor => corridor.Meets(box, isArea: true))],
        Links = [.. Links.Where(link => link.Meets(box, isArea: false))],
    };

    public bool IsNothing => Cores.Count == 0 && Corridors.Count == 0 && Links.Count == 0;
}

/// <summary>An area gained or lost.</summary>
/// <param name="Inside">Of the territory; null where none is declared.</param>
/// <param name="Whole">Of the whole extent.</param>
public sealed record ChangedHectares(double? Inside, double Whole)
{
    /// <summary>No figure to tell.</summary>
    public static ChangedHectares Untold { get; } = new(null, double.NaN);
}
