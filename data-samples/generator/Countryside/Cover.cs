namespace Calaisis.Samples.Countryside;

/// <summary>
/// Land cover after OCS2D Hauts-de-France: the number is the CS3 code without its dots (1.1.1 is 111).
/// </summary>
enum Cover : ushort
{
    Buildings = 111,
    Sealed = 112,
    Mineral = 121,
    Composite = 122,
    Beach = 211,
    Dunes = 212,
    Mudflat = 213,
    Shingle = 221,
    Cliff = 222,
    Pond = 311,
    River = 312,
    BrackishWater = 321,
    Sea = 322,
    DuneBroadleaf = 411,
    Broadleaf = 412,
    WetWood = 413,
    DuneConifer = 421,
    Conifer = 422,
    DuneMixed = 431,
    Mixed = 432,
    Orchard = 440,
    Scrub = 511,
    WetScrub = 512,
    DuneScrub = 513,
    Vineyard = 520,
    Meadow = 611,
    WetMeadow = 612,
    ChalkGrassland = 620,
    Arable = 630,
    Reeds = 641,
    SaltMeadow = 642,
    DuneGrassland = 650,
    OtherGrass = 660,
}
