using Calaisis.Raster.Faults;
using Calaisis.Raster.Geo.Datasets;
using Calaisis.Raster.Parameters;
using Calaisis.Raster.Pipelines;
using Calaisis.Raster.Texts;
using OSGeo.GDAL;
using OSGeo.OGR;

namespace Calaisis.Raster.Geo.Vectors;

/// <summary>
/// The texts of a layer's attributes: decoded as the pipeline says or the file does, in composed form, or refused.
/// </summary>
static class LayerTexts
{
    // GDAL's name for the one format that does not say itself, always, how its texts are encoded.
    internal const string Shapefile = "ESRI Shapefile";

    const string EncodingOption = "SHAPE_ENCODING";

    /// <summary>What a feature calls something, on one line as names are; empty where it has none.</summary>
    /// <exception cref="RasterException">
    /// Its bytes are no characters in the encoding they were read in, or nobody can read them.
    /// </exception>
    public static string Of(VectorLayer layer, Feature feature, int attribute) =>
        Read(layer, feature, attribute, isOfLines: false);

    /// <summary>Refuses attributes whose names are no characters in the encoding they were read in.</summary>
    /// <exception cref="RasterException">A name cannot be read.</exception>
    public static void RequireNames(VectorLayer layer)
    {
        foreach (var name in layer.AttributeNames())
            Require(layer, name, isOfLines: false, () => $"the name of an attribute");
    }

    static string Read(VectorLayer layer, Feature feature, int attribute, bool isOfLines)
    {
        if (!feature.IsFieldSetAndNotNull(attribute)) return "";
        var text = feature.GetFieldAsString(attribute)!;
        Require(layer, text, isOfLines, () =>
            $"feature {feature.GetFID()}: attribute '{layer.AttributeNames()[attribute]}'");
        return ComposedText.Of(text);
    }

    static void Require(VectorLayer layer, string text, bool isOfLines, Func<Sentence> place)
    {
        if (MistakenIn(layer, text) is { } mistaken)
        {
            throw new RasterException($"{layer.Label}: {place()} reads '{Shown.Cut(text)}', "
                + $"which is UTF-8 taken for {mistaken.Name}; declare encoding: utf-8");
        }

        if ((Legibility.WhatIsWrong(text, isOfLines) ?? SignOfTables(layer, text)) is { } wrong)
        {
            throw Unreadable(
                layer, $"{place()} holds {wrong.Found}, after '{Shown.Cut(text[..wrong.At])}'", text[wrong.At]);
        }
    }

    /// <summary>
    /// What UTF-8 was taken for: by the pipeline, or by a shapefile that has lost its .cpg; null where it was not.
    /// </summary>
    static TextEncoding? MistakenIn(VectorLayer layer, string text)
    {
        if (text.All(char.IsAscii)) return null;
        if (layer.Settings.Encoding is { } declared) return declared.IsMistakenFor(text) ? declared : null;
        return layer.Format == Shapefile
            ? TextEncoding.All.FirstOrDefault(encoding => encoding.IsMistakenFor(text))
            : null;
    }

    /// <summary>
    /// Letters of Windows read in a code page of DOS, which many tables name without being in it, become lines and
    /// corners.
    /// </summary>
    static (int At, Sentence Found)? SignOfTables(VectorLayer layer, string text) =>
        text.AsSpan().IndexOfAnyInRange('\u2500', '\u259F') is >= 0 and var at && layer.Format == Shapefile
            ? (at, (Sentence)$"U+{(int)text[at]:X4}, a sign to draw tables with")
            : null;

    /// <summary>
    /// The layer's filter in the forms in which the layer stores letters with accents; null where it has none. Refuses
    /// texts that a filter with accents is to be compared with and that cannot be read: they would never match, without
    /// a word. To be called before the layer is filtered.
    /// </summary>
    /// <exception cref="RasterException">
    /// A text of an attribute that the filter names cannot be read, or a form cannot be looked for.
    /// </exception>
    public static string? FilterOf(VectorLayer layer)
    {
        if (layer.Settings.Where is not { } where || where.All(char.IsAscii)) return layer.Settings.Where;
        var named = layer.AttributeNames()
            .Select((name, attribute) => (name, attribute))
            .Where(field =>
                ComposedText.Of(where).Contains(ComposedText.Of(field.name), StringComparison.OrdinalIgnoreCase)
                && layer.TypeOf(field.attribute) == FieldType.OFTString)
            .Select(field => field.attribute)
            .ToList();
        var (composed, apart) = (false, false);
        layer.ForEach(feature => named.ForEach(attribute => Look(feature, attribute)), CancellationToken.None);
        layer.Layer.ResetReading();
        var filter = FilterForms.Rewrite(where, composed || !apart, apart, name =>
            layer.AttributeNames().FirstOrDefault(known => ComposedText.AreSame(known, name)));
        if (filter.Cannot is { } counting && char.IsLetter(counting[0]))
        {
            throw new RasterException(layer.Settings.WhereAt.Before(
                $"{layer.Label}: the filter where: \"{where}\" cannot be used: "
                + $"its texts hold letters with accents as two "
                + $"characters, which {counting} counts; write it as attribute = 'text', "
                + $"attribute IN ('text') or attribute LIKE 'text'"));
        }

        return filter.Text ?? throw new RasterException(layer.Settings.WhereAt.Before(
            $"{layer.Label}: the filter where: \"{where}\" cannot be used: "
            + $"its texts hold letters with accents both as one character and as two, and "
            + $"{filter.Cannot} can be looked for in one form only; write it as attribute = 'text', "
            + $"attribute IN ('text') or attribute LIKE 'text'"));

        void Look(Feature feature, int attribute)
        {
            var text = Read(layer, feature, attribute, isOfLines: true);
            if (text.All(char.IsAscii)) return;
            if (feature.GetFieldAsString(attribute) == text) composed |= ComposedText.Apart(text) != text;
            else apart = true;
        }
    }

    /// <summary>Opens a dataset whose texts are encoded as declared.</summary>
    public static T Within<T>(TextEncoding? encoding, Func<T> open)
    {
        if (encoding is null) return open();
        // Of this thread only: another may be opening a file of its own.
        Gdal.SetThreadLocalConfigOption(EncodingOption, encoding.GdalName);
        try
        {
            return open();
        }
        finally
        {
            Gdal.SetThreadLocalConfigOption(EncodingOption, null);
        }
    }

    /// <summary>Refuses a declared encoding where the format has one of its own.</summary>
    /// <exception cref="RasterException">The format is no shapefile.</exception>
    public static void RequireUse(VectorLayer layer)
    {
        if (layer.Settings.Encoding is null || layer.Format == Shapefile) return;
        throw new RasterException(
            $"{layer.Label}: found 'encoding' with a dataset of the format {layer.Format}, "
            + $"expected it with shapefiles only: "
            + $"remove it; texts that are not in the format's own encoding (mostly UTF-8) "
            + $"have to be mended in the file");
    }

    static RasterException Unreadable(VectorLayer layer, Sentence what, char found)
    {
        Sentence remedy = (found, layer.Format) switch
        {
            // Bytes below a space are the same characters in every encoding.
            ( < ' ', _) => $"mend the text in the data",
            (_, Shapefile) when layer.Settings.Encoding is null
                && Companions.Encoding(layer.Settings.Path) is { } said =>
                $"'{said.File}' beside it says '{Shown.Cut(said.Word)}', which is not how its texts are encoded: "
                + $"mend that, or declare it, for instance encoding: windows-1252",
            (_, Shapefile) => $"declare how its texts are encoded, for instance encoding: windows-1252, "
                + $"or write that word into a .cpg file beside it",
            _ => $"save it in UTF-8",
        };
        return new RasterException($"{layer.Label}: {what}; {remedy}");
    }
}
