namespace Calaisis.Samples.Countryside;

/// <summary>How the fields of a landscape are used: covers with their share of the fields, adding up to 1.</summary>
sealed record FarmingShares(params (Cover Cover, double Share)[] Uses)
{
    /// <summary>Share of block borders in the polders that are watergangs wide enough for the land cover.</summary>
    public const double PolderWatergangs = 0.45;

    /// <summary>Share of field sides in the polders that are such ditches.</summary>
    public const double PolderDitches = 0.07;

    /// <summary>Share of field sides in the polders that carry a grass strip wide enough for the land cover.</summary>
    public const double PolderGrassStrips = 0.2;

    public static readonly FarmingShares Polder = new(
        (Cover.Arable, 0.83), (Cover.Meadow, 0.075), (Cover.WetMeadow, 0.035), (Cover.OtherGrass, 0.025),
        (Cover.Orchard, 0.004),
        (Cover.Broadleaf, 0.012), (Cover.Scrub, 0.007), (Cover.Pond, 0.002), (Cover.Arable, 0.01));

    public static readonly FarmingShares Marsh = new(
        (Cover.Arable, 0.2), (Cover.Meadow, 0.14), (Cover.WetMeadow, 0.34), (Cover.Reeds, 0.12), (Cover.WetScrub, 0.05),
        (Cover.WetWood, 0.12), (Cover.Pond, 0.03));

    public static readonly FarmingShares VillageFringe = new(
        (Cover.Arable, 0.32), (Cover.Meadow, 0.5), (Cover.Orchard, 0.04), (Cover.OtherGrass, 0.08),
        (Cover.Broadleaf, 0.04), (Cover.Scrub, 0.02));

    public static readonly FarmingShares ValleyBottom = new(
        (Cover.Meadow, 0.42), (Cover.WetMeadow, 0.3), (Cover.WetWood, 0.08), (Cover.Broadleaf, 0.03),
        (Cover.Reeds, 0.02), (Cover.Arable, 0.15));

    public static readonly FarmingShares Bocage = new(
        (Cover.Meadow, 0.58), (Cover.Arable, 0.345), (Cover.Broadleaf, 0.04), (Cover.Scrub, 0.02),
        (Cover.WetMeadow, 0.015))
    {
        SteepFromPercent = 7,
        WoodedSlopeFrom = 0.22,
        WoodedEdges = 0.34,
    };

    public static readonly FarmingShares ChalkHills = new(
        (Cover.Arable, 0.83), (Cover.Meadow, 0.125), (Cover.Broadleaf, 0.02), (Cover.Scrub, 0.015),
        (Cover.OtherGrass, 0.01))
    {
        SteepFromPercent = 5,
        WoodedSlopeFrom = 0.3,
        WoodedEdges = 0.05,
        HasChalkGrassland = true,
    };

    public static readonly FarmingShares Houtland = new(
        (Cover.Arable, 0.66), (Cover.Meadow, 0.26), (Cover.Broadleaf, 0.04), (Cover.Orchard, 0.01),
        (Cover.Scrub, 0.01), (Cover.WetMeadow, 0.02))
    {
        SteepFromPercent = 7.5,
        WoodedSlopeFrom = 0.1,
        WoodedEdges = 0.16,
    };

    public static readonly FarmingShares Capes = new(
        (Cover.Arable, 0.8), (Cover.Meadow, 0.16), (Cover.Broadleaf, 0.012), (Cover.Scrub, 0.018),
        (Cover.OtherGrass, 0.01))
    {
        SteepFromPercent = 7.5,
        WoodedSlopeFrom = 0.4,
        WoodedEdges = 0.04,
        HasChalkGrassland = true,
    };

    public static readonly FarmingShares Openfield = new(
        (Cover.Arable, 0.83), (Cover.Meadow, 0.12), (Cover.Broadleaf, 0.035), (Cover.Scrub, 0.008),
        (Cover.OtherGrass, 0.007))
    {
        SteepFromPercent = 8.5,
        WoodedSlopeFrom = 0.12,
        WoodedEdges = 0.05,
        HasChalkGrassland = true,
    };

    /// <summary>Slope in percent above which land is no longer ploughed.</summary>
    public double SteepFromPercent { get; init; }

    /// <summary>Noise in [-1, 1] above which a slope is wooded.</summary>
    public double WoodedSlopeFrom { get; init; }

    /// <summary>Share of field sides that carry a strip of trees wide enough for the land cover.</summary>
    public double WoodedEdges { get; init; }

    public bool HasChalkGrassland { get; init; }

    /// <summary>The use of a field that drew a number in [0, 1).</summary>
    public Cover Pick(double draw)
    {
        foreach (var (cover, share) in Uses)
        {
            draw -= share;
            if (draw < 0) return cover;
        }
        return Uses[^1].Cover;
    }
}
