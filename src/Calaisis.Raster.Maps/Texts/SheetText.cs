namespace Calaisis.Raster.Maps.Texts;

/// <summary>The texts a map writes by itself; <see cref="SheetTexts"/> has each in every language.</summary>
public enum SheetText
{
    Legend,
    ResistanceHeading,
    EasyToCross,
    HardToCross,
    ShareOfMap,
    Impassable,
    NoData,
    Sea,
    Coast,
    Water,
    Motorway,
    Road,
    Railway,
    Boundary,
    Scale,
    PrintedOn,
    GridTicksKilometres,
    GridTicksMetres,
    Method,
    Sources,
    Edition,
    Credits,
    North,
    TrameNamed,
}
