using Calaisis.Raster.Faults;
using Calaisis.Raster.Geo.Confining;
using Calaisis.Raster.Geo.Datasets;
using Calaisis.Raster.Geo.Native;
using Calaisis.Raster.Parameters;
using Calaisis.Raster.Sources;
using Calaisis.Raster.Texts;
using OSGeo.OGR;

namespace Calaisis.Raster.Geo.Vectors;

/// <summary>Opens the dataset that a pipeline names, and finds the layer in it.</summary>
static class LayerChoice
{
    /// <summary>The source as messages name it.</summary>
    public static Sentence Called(VectorSourceSettings settings) =>
        settings.NumberedBy is null ? (Sentence)$"source '{settings.Name}'" : $"zone layer '{settings.Name}'";

    /// <summary>The source and its file, as the start of a message.</summary>
    public static Sentence PlaceOf(VectorSourceSettings settings) =>
        $"{Called(settings)} ({Secrets.Mask(settings.Path)})";

    /// <summary>Opens the dataset; what is drawn in the pipeline file becomes one.</summary>
    public static DataSource Open(VectorSourceSettings settings)
    {
        var label = PlaceOf(settings);
        if (settings.Drawn is { } drawn) return DrawnFeatures.ToDataset(drawn);
        Confinement.RequireSources(settings.Path);
        DatabaseLog.Require(settings.Path);
        using var errors = new ErrorScope();
        var learned = Path.ChangeExtension(settings.Path, ".gfs");
        var isTheirs = File.Exists(learned);
        try
        {
            return Ogr.Open(settings.Path, 0) ?? throw errors.Failure(
                $"open", label, $"there is no such file, or it is not a vector format that this GDAL reads");
        }
        catch (ApplicationException e)
        {
            throw errors.Failure($"open", label, inner: e);
        }
        finally
        {
            // GDAL writes what it has learned of a GML beside it.
            if (!isTheirs && File.Exists(learned)) File.Delete(learned);
        }
    }

    /// <summary>The layer that is named, or the only one.</summary>
    public static Layer Of(DataSource dataset, VectorSourceSettings settings)
    {
        if (settings.Layer is null && dataset.GetLayerCount() == 1) return dataset.GetLayerByIndex(0)!;
        if (settings.Layer is not null && Named(dataset, settings.Layer) is { } layer) return layer;
        var label = PlaceOf(settings);
        var layers = Enumerable.Range(0, dataset.GetLayerCount()).Select(i => dataset.GetLayerByIndex(i)!);
        var names = layers.Select(l => l.GetName()!).ToArray();
        var listed = Listed(names);
        throw new RasterException((names.Length, settings.Layer) switch
        {
            (0, null) => $"{label} holds no vector layer",
            (_, null) => $"{label} holds {names.Length} layers ({listed}): name one with 'layer'",
            (_, { } missing) => $"{label} has no layer '{missing}'{Spelling.DidYouMean(missing, names)}"
                + $"{(names.Length == 0 ? (Sentence)$"; it holds none" : $" (layers: {listed})")}",
        });
    }

    static Layer? Named(DataSource dataset, string name)
    {
        try
        {
            return dataset.GetLayerByName(name) ?? Enumerable.Range(0, dataset.GetLayerCount())
                .Select(i => dataset.GetLayerByIndex(i)!)
                .FirstOrDefault(layer => ComposedText.AreSame(layer.GetName()!, name));
        }
        catch (ApplicationException)
        {
            // Databases report a missing table as a failure; the caller lists the layers there are.
            return null;
        }
    }

    static Sentence Listed(string[] names)
    {
        const int shown = 30;
        var more = names.Length > shown ? $" and {names.Length - shown} more" : Sentence.Empty;
        return $"{string.Join(", ", names.Take(shown))}{more}";
    }
}
