using Calaisis.Raster.Pipelines.Actions;

namespace Calaisis.Raster.Works;

/// <summary>A work of a layer, with its place, its kind and what it costs.</summary>
/// <param name="Work">The decision.</param>
/// <param name="Layer">The name of its layer.</param>
/// <param name="Action">The name of its kind.</param>
/// <param name="Title">What people call its kind.</param>
/// <param name="Actor">Who does it.</param>
public sealed record CandidateWork(Work Work, string Layer, string Action, string Title, Actor Actor)
{
    /// <summary>A work of which nothing is known.</summary>
    public static CandidateWork Blank { get; } = new(new Work("", 0), "", "", "", Actor.Pays);

    /// <summary>How many features it has.</summary>
    public int Features { get; init; }

    /// <summary>The length of its lines; null for points and areas.</summary>
    public double? LengthMetres { get; init; }

    /// <summary>The surface of its areas; null for points and lines.</summary>
    public double? AreaSquareMetres { get; init; }

    /// <summary>Years until it works.</summary>
    public double DelayYears { get; init; }

    /// <summary>The zone most of it lies in, by zone layer; null for none.</summary>
    public IReadOnlyList<string?> Zones { get; init; } = [];
}
