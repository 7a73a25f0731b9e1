using Calaisis.Raster.Faults;
using Calaisis.Raster.Geo.Native;
using Calaisis.Raster.Parameters;
using Calaisis.Raster.Pipelines;
using Calaisis.Raster.Texts;
using OSGeo.OGR;

namespace Calaisis.Raster.Geo.Vectors;

/// <summary>
/// The condition that features of a layer have to meet, and what is wrong with one that cannot be used.
/// </summary>
static class LayerFilter
{
    /// <summary>Lets only features through that meet the condition; null lets all.</summary>
    /// <exception cref="RasterException">The condition cannot be used.</exception>
    public static void Set(VectorLayer layer, string? where)
    {
        if (where is null) return;
        // Databases take a quoted name that they do not know for a text, and find nothing.
        if (layer.Settings.Where is { } declared && MissingIn(layer, declared, sureOnly: true) is { } missing)
            throw Fault(layer, missing, null);
        using var errors = new ErrorScope();
        try
        {
            if (layer.Layer.SetAttributeFilter(where) == Ogr.OGRERR_NONE)
            {
                // Databases check the filter only when they read.
                layer.Layer.ResetReading();
                layer.Layer.GetNextFeature()?.Dispose();
                layer.Layer.ResetReading();
                if (!errors.HasFailures) return;
            }
        }
        catch (ApplicationException e)
        {
            throw Fault(layer, errors, e);
        }

        throw Fault(layer, errors, null);
    }

    /// <summary>What is wrong with the condition of a layer, from what was said when it was used.</summary>
    public static RasterException Fault(VectorLayer layer, ErrorScope errors, ApplicationException? inner)
    {
        if (MissingIn(layer, layer.Settings.Where!, sureOnly: false) is { } missing)
            return Fault(layer, missing, inner);
        // The first message tells the cause; databases add what else failed because of it, and that comes last.
        var first = errors.Messages.FirstOrDefault(m => m.IsFailure).Text;
        // Databases tell the query that was made of it, too; some tell nothing else.
        var lines = (first ?? inner?.Message ?? "").Split('\n')
            .Where(line => !line.Contains("SELECT ", StringComparison.Ordinal));
        var said = Secrets.Mask(string.Join(' ', lines.Select(line => line.Trim()))).Trim();
        var known = layer.Listed(layer.AttributeNames());
        return Fault(layer, said.Length == 0
            ? (Sentence)$"it is no condition on attributes (the layer has {known})"
            : $"{LibraryTexts.Of(said)} (the layer has {known})", inner);
    }

    static RasterException Fault(VectorLayer layer, Sentence reason, ApplicationException? inner) =>
        new(layer.Settings.WhereAt.Before(
            $"{layer.Label}: the filter where: \"{layer.Settings.Where}\" cannot be used: {reason}"), inner);

    /// <summary>
    /// The same sentence of all formats for an attribute that a filter names and that is not there; null where all are.
    /// </summary>
    static Sentence? MissingIn(VectorLayer layer, string where, bool sureOnly)
    {
        var names = layer.AttributeNames();
        string?[] known = [.. names, layer.Layer.GetFIDColumn(), layer.Layer.GetGeometryColumn()];
        var missing = FilterSpec.NamesIn(where)
            .Where(named => named.IsSure || !sureOnly)
            .FirstOrDefault(named => !known.Any(name => AreSame(name ?? "", named.Name)));
        if (missing.Name is not { } found) return null;
        return $"there is no attribute '{found}'{Spelling.DidYouMean(found, names)} "
            + $"(the layer has {layer.Listed(names)})";
    }

    static bool AreSame(string known, string named) =>
        string.Equals(ComposedText.Of(known), ComposedText.Of(named), StringComparison.OrdinalIgnoreCase);
}
