namespace Calaisis.Samples.Countryside;

/// <summary>How land is laid out and farmed; each landscape unit is of one of these kinds.</summary>
enum Landscape : byte
{
    Sea,
    Polder,
    Marsh,
    Town,
    Dunes,
    Bocage,
    ChalkHills,
    Openfield,
    Houtland,
    Capes,
}
