namespace Calaisis.Raster.Gains;

/// <summary>What a work makes of the network of a trame.</summary>
/// <param name="Links">The links whose cost it changes, in the order of their core areas.</param>
/// <param name="Cores">The core areas that grow, in the order of their ids.</param>
public sealed record WorkEffect(IReadOnlyList<ChangedLink> Links, IReadOnlyList<ChangedCore> Cores)
{
    /// <summary>A network that stays as it is.</summary>
    public static WorkEffect None { get; } = new([], []);

    /// <summary>Whether the network stays as it is.</summary>
    public bool IsNothing => Links.Count == 0 && Cores.Count == 0;

    /// <summary>How many cells are easier to cross.</summary>
    public int EasierCells { get; init; }

    /// <summary>How many cells are harder to cross.</summary>
    public int HarderCells { get; init; }
}

/// <summary>A link with another cost.</summary>
/// <param name="CoreA">The lower id of its two core areas; one that is new comes after all others.</param>
/// <param name="CoreB">The higher one.</param>
/// <param name="Before">Its cost without the work; infinite where there is no link.</param>
/// <param name="After">Its cost with the work; infinite where there is none any more.</param>
public readonly record struct ChangedLink(int CoreA, int CoreB, double Before, double After);

/// <summary>A core area that grows, or comes to be.</summary>
/// <param name="Core">Its id: the lowest of those that it joins, or one after all others for a new one.</param>
/// <param name="SquareMetres">What it gains.</param>
/// <param name="SquareMetresInside">The same inside the territory.</param>
public readonly record struct ChangedCore(int Core, double SquareMetres, double SquareMetresInside);
