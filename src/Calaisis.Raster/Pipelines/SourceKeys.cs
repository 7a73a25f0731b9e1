using Calaisis.Raster.Parameters;
using Calaisis.Raster.Pipelines.Scenarios;
using Calaisis.Raster.Sources;
using Calaisis.Raster.Texts;

namespace Calaisis.Raster.Pipelines;

/// <summary>The keys that rasters and vectors share.</summary>
static class SourceKeys
{
    public static readonly Key<string> Crs = Key<string>.Optional(
        "crs",
        new TextSpec
        {
            Meaning = $"a coordinate system such as EPSG:2154",
            Pattern = "^(?:EPSG|ESRI|IGNF):[A-Za-z0-9]+$",
        },
        "Coordinate system of data that come without one; an error where the data say another",
        "EPSG:2154");

    /// <summary>Of texts in a dataset of features.</summary>
    public static readonly Key<TextEncoding> Encoding = Key<TextEncoding>.Optional(
        "encoding",
        Named(TextEncoding.OfFeatures),
        "How the texts of a shapefile are encoded; what its .cpg or .dbf says when left out",
        "windows-1252");

    /// <summary>Of a table.</summary>
    public static readonly Key<TextEncoding> TableEncoding = Key<TextEncoding>.Optional(
        "encoding",
        Named(TextEncoding.All),
        "How the table is encoded; UTF-8, or what its first bytes say, when left out",
        "windows-1252");

    public static readonly Key<string> Credit = Key<string>.Optional(
        "credit", new TextSpec(), "Producer, product and year, printed on maps", "\"OCS2D Hauts-de-France 2021\"");

    public static readonly Key<string> Title = Key<string>.Optional(
        "title", new TextSpec(), "What readers call it in sentences about scenarios; its name when left out", "Haies");

    public const string EditsName = "edits";

    public static readonly Key<IReadOnlyList<SourceEdit>> Edits = Key<IReadOnlyList<SourceEdit>>.WithDefault(
        EditsName,
        new ListSpec<SourceEdit>(SourceEditSpecs.Spec),
        [],
        "Changes made to it when it is read, in this order, each naming this source; scenarios add theirs here",
        "[{ change: light, cap: 100 }]");

    /// <summary>The same of one of several datasets.</summary>
    internal static Key<TextEncoding> EncodingOf(string name, string of) => Key<TextEncoding>.Optional(
        name, Named(TextEncoding.OfFeatures),
        $"How the texts of {of} are encoded, in a shapefile; what its .cpg or .dbf says when left out", "windows-1252");

    static ChoiceSpec<TextEncoding> Named(IEnumerable<TextEncoding> encodings) =>
        new([.. encodings.Select(encoding => (encoding.Name, encoding))]);
}
