using Calaisis.Raster.Parameters;

namespace Calaisis.Raster.Pipelines;

/// <summary>The keys that rasters and vectors share.</summary>
static class SourceKeys
{
    public static readonly Key<string> Crs = Key<string>.Optional(
        "crs",
        new TextSpec { Meaning = "a coordinate system such as EPSG:2154", Pattern = "^(?:EPSG|ESRI|IGNF):[A-Za-z0-9]+$" },
        "Coordinate system of data that come without one; an error where the data say another",
        "EPSG:2154");

    public static readonly Key<string> Credit = Key<string>.Optional(
        "credit", new TextSpec(), "Producer, product and year, printed on maps", "\"OCS2D Hauts-de-France 2021\"");
}
