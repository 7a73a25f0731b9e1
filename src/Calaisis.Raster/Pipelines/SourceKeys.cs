using Calaisis.Raster.Parameters;
using Calaisis.Raster.Pipelines.Scenarios;
using Calaisis.Raster.Sources;

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

    public const string EditsName = "edits";

    public static readonly Key<IReadOnlyList<SourceEdit>> Edits = Key<IReadOnlyList<SourceEdit>>.WithDefault(
        EditsName,
        new ListSpec<SourceEdit>(SourceEditSpecs.Spec),
        [],
        "Changes made to it when it is read, in this order, each naming this source; scenarios add theirs here",
        "[{ change: light, cap: 100 }]");
}
