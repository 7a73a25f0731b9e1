using Calaisis.Raster.Parameters;
using Calaisis.Raster.Pipelines;
using Calaisis.Raster.Texts;

namespace Calaisis.Raster.Processing.Costs;

/// <summary>Keys that the processes of cost distance share.</summary>
static class CostProcessKeys
{
    public static readonly Key<Location> Resistance = Key<Location>.Required(
        "resistance",
        new PathSpec($"a raster file that GDAL opens"),
        "The resistance of each cell, above 0, read in single precision (7 digits); NoData is impassable",
        "resistance.tif");

    public static readonly Key<string> Where = Key<string>.Optional(
        "where", FilterSpec.Spec, "Only features for which this holds, in OGR SQL", "\"area > 5\"");

    public static readonly Key<bool> AllTouched = Key<bool>.WithDefault(
        "all-touched", new FlagSpec(), false,
        "Takes every cell a surface touches, not only those whose centre it covers", "true");

    /// <summary>A key for sources or targets.</summary>
    public static Key<Location> Places(string name, string meaning, string example) => Key<Location>.Required(
        name, new PathSpec($"a raster of labels or a vector file that GDAL opens"), meaning, example);

    /// <summary>A key for the layer of a dataset with several.</summary>
    public static Key<string> Layer(string name, string of) => Key<string>.Optional(
        name, new TextSpec(), $"The layer of {of}, in a dataset with several", "patches");

    /// <summary>A key for how the texts of a dataset are encoded.</summary>
    public static Key<TextEncoding> Encoding(string name, string of) => EncodingKeys.OfFeatures(name, of);

    /// <summary>A key for what features are called in results.</summary>
    public static Key<string> Name(string name, string meaning) =>
        Key<string>.Optional(name, new TextSpec(), meaning, "nom");
}
