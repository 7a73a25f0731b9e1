using Calaisis.Raster.Faults;
using Calaisis.Raster.Geo.Confining;
using Calaisis.Raster.Geo.Datasets;
using Calaisis.Raster.Geo.Native;
using Calaisis.Raster.Geo.Rasters;
using Calaisis.Raster.Parameters;
using Calaisis.Raster.Pipelines;
using Calaisis.Raster.Sources;
using Calaisis.Raster.Texts;
using OSGeo.OGR;
using OSGeo.OSR;

namespace Calaisis.Raster.Geo.Vectors;

/// <summary>The layer a pipeline names, opened and filtered. Its faults name source, file and layer.</summary>
/// <remarks>Thread rule: belongs to the thread that opened it.</remarks>
sealed class VectorLayer : IDisposable
{
    readonly DataSource _dataset;

    VectorLayer(VectorSourceSettings settings, DataSource dataset, Layer layer)
    {
        Settings = settings;
        _dataset = dataset;
        Layer = layer;
        Label = settings.Drawn is null
            ? (Sentence)$"{Called(settings)} ({Secrets.Mask(settings.Path)}, layer '{Shown.Cut(layer.GetName()!)}')"
            : $"{Called(settings)} (drawn in the pipeline file)";
    }

    public VectorSourceSettings Settings { get; }

    public Layer Layer { get; }

    /// <summary>Source, file and layer, as the start of a message.</summary>
    public Sentence Label { get; }

    public static VectorLayer Open(VectorSourceSettings settings)
    {
        GdalRuntime.EnsureStarted();
        return LayerTexts.Within(settings.Encoding, () => OpenLayer(settings));
    }

    static VectorLayer OpenLayer(VectorSourceSettings settings)
    {
        var dataset = OpenDataset(settings);
        using var errors = new ErrorScope();
        try
        {
            var layer = new VectorLayer(settings, dataset, Choose(dataset, settings));
            // A virtual layer looks for its source only when it is asked.
            _ = layer.AttributeNames();
            layer.Layer.GetSpatialRef()?.Dispose();
            if (layer.Format == LayerTexts.Shapefile && Companions.UnreadTable(settings.Path) is { } table)
            {
                throw new RasterException(
                    $"{layer.Label}: '{table}' beside it is no table of attributes (it has no valid header): mend it, or take it away");
            }

            LayerTexts.RequireUse(layer);
            LayerTexts.RequireNames(layer);
            layer.Filter(LayerTexts.FilterOf(layer));
            return layer;
        }
        catch (ApplicationException e)
        {
            dataset.Dispose();
            Sentence advice = Companions.UnreadProjection(settings.Path) is { } unread
                ? (Sentence)$"'{unread}' beside it holds no coordinate system that can be read: mend it, or take it away"
                : $"check the layer, and what it leads to";
            throw errors.Failure($"open", PlaceOf(settings), advice, e);
        }
        catch
        {
            dataset.Dispose();
            throw;
        }
    }

    /// <summary>Short name of the format, such as GPKG.</summary>
    public string Format
    {
        get
        {
            using var driver = _dataset.GetDriver()!;
            return driver.GetName()!;
        }
    }

    /// <summary>The layer's coordinate system, or the declared one where it has none.</summary>
    public SpatialReference Crs() => CrsOrNull() ?? throw NoCrs();

    /// <summary>The same, or null where neither the layer nor the pipeline says.</summary>
    public SpatialReference? CrsOrNull()
    {
        var own = KnownOrNull(Layer.GetSpatialRef());
        var declared = Settings.DeclaredCrs is { } text ? CoordinateSystem.Parse(text, Label) : null;
        if (own is null || declared is null || CoordinateSystem.AreSame(own, declared)) return own ?? declared;
        throw new RasterException(
            $"{Label} is in {CoordinateSystem.NameOf(own)}, but the pipeline declares {Settings.DeclaredCrs}: "
            + $"remove 'crs', which is for data that come without one");
    }

    /// <summary>Position of an attribute; a fault lists those there are.</summary>
    public int Attribute(string name)
    {
        var definition = Layer.GetLayerDefn();
        var index = definition.GetFieldIndex(name);
        if (index >= 0) return index;
        var names = AttributeNames();
        index = names.ToList().FindIndex(known => string.Equals(ComposedText.Of(known), name, StringComparison.OrdinalIgnoreCase));
        if (index >= 0) return index;
        var guess = Spelling.DidYouMean(name, names);
        throw new RasterException(guess.IsEmpty
            ? (Sentence)$"{Label} has no attribute '{name}'; it has {Listed(names)}" : $"{Label} has no attribute '{name}'{guess} It has {Listed(names)}");
    }

    /// <summary>Position of an attribute that holds numbers.</summary>
    public int NumericAttribute(string name)
    {
        var index = Attribute(name);
        return IsNumeric(TypeOf(index))
            ? index
            : throw new RasterException($"{Label}: attribute '{name}' holds {Named(TypeOf(index))}, not numbers");
    }

    public FieldType TypeOf(int attribute) => Layer.GetLayerDefn().GetFieldDefn(attribute)!.GetFieldType();

    public static bool IsNumeric(FieldType type) =>
        type is FieldType.OFTInteger or FieldType.OFTInteger64 or FieldType.OFTReal;

    public static Sentence Named(FieldType type) => type switch
    {
        FieldType.OFTString => $"texts",
        FieldType.OFTDate or FieldType.OFTDateTime or FieldType.OFTTime => $"dates or times",
        FieldType.OFTBinary => $"binary data",
        _ => $"lists",
    };

    public IReadOnlyList<string> AttributeNames()
    {
        var definition = Layer.GetLayerDefn();
        return [.. Enumerable.Range(0, definition.GetFieldCount()).Select(i => definition.GetFieldDefn(i)!.GetName()!)];
    }

    /// <summary>The next feature, or null after the last one. Databases check the filter only here.</summary>
    /// <param name="errors">The scope the reading happens in.</param>
    public Feature? Next(ErrorScope errors)
    {
        try
        {
            return Layer.GetNextFeature();
        }
        catch (ApplicationException e) when (Settings.Where is not null)
        {
            throw FilterFault(errors, e);
        }
        catch (ApplicationException e)
        {
            throw errors.Failure($"read", Label, inner: e);
        }
    }

    /// <summary>How many features pass the filter.</summary>
    public long CountFeatures()
    {
        using var errors = new ErrorScope();
        try
        {
            return Layer.GetFeatureCount(1);
        }
        catch (ApplicationException e)
        {
            throw errors.Failure($"count the features of", Label, inner: e);
        }
    }

    /// <summary>Looks at all features that pass the filter, wherever they lie.</summary>
    public void ForEach(Action<Feature> look, CancellationToken cancel)
    {
        using var errors = new ErrorScope();
        Layer.ResetReading();
        while (true)
        {
            cancel.ThrowIfCancellationRequested();
            using var feature = Next(errors);
            if (feature is null) return;
            look(feature);
        }
    }

    public void Dispose()
    {
        Layer.Dispose();
        _dataset.Dispose();
    }

    RasterException NoCrs()
    {
        var why = Companions.UnreadProjection(Settings.Path) is { } unread ? $", as '{unread}' beside it holds none that can be read" : Sentence.Empty;
        return new RasterException(Settings.TakesCrs
            ? (Sentence)$"{Label} has no coordinate system{why}: declare it with 'crs', for instance crs: EPSG:2154"
            : $"{Label} has no coordinate system{why}: set one in the data, for instance with ogr2ogr -a_srs EPSG:2154");
    }

    /// <summary>Names of attributes after "it has"; a shapefile has none where its table cannot be read.</summary>
    Sentence Listed(IReadOnlyList<string> names) => names.Count > 0 ? (Sentence)$"{string.Join(", ", names)}"
        : Format == LayerTexts.Shapefile ? (Sentence)$"none, as '{Companions.TableOf(Settings.Path)}' beside it is missing or damaged"
        : $"none";

    static Sentence Called(VectorSourceSettings settings) =>
        settings.NumberedBy is null ? (Sentence)$"source '{settings.Name}'" : $"zone layer '{settings.Name}'";

    static Sentence PlaceOf(VectorSourceSettings settings) => $"{Called(settings)} ({Secrets.Mask(settings.Path)})";

    static DataSource OpenDataset(VectorSourceSettings settings)
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

    static Layer Choose(DataSource dataset, VectorSourceSettings settings)
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
        return $"{string.Join(", ", names.Take(shown))}{(names.Length > shown ? $" and {names.Length - shown} more" : Sentence.Empty)}";
    }

    /// <summary>Null for none, and for the placeholders that GeoPackage has for "not known".</summary>
    static SpatialReference? KnownOrNull(SpatialReference? crs) =>
        crs is null || crs.IsLocal() != 0 || crs.GetName() is not { Length: > 0 } name
        || name.StartsWith("Undefined", StringComparison.OrdinalIgnoreCase) ? null : crs;

    void Filter(string? where)
    {
        if (where is null) return;
        // Databases take a quoted name that they do not know for a text, and find nothing.
        if (Settings.Where is { } declared && MissingIn(declared, sureOnly: true) is { } missing) throw FilterFault(missing, null);
        using var errors = new ErrorScope();
        try
        {
            if (Layer.SetAttributeFilter(where) == Ogr.OGRERR_NONE)
            {
                // Databases check the filter only when they read.
                Layer.ResetReading();
                Layer.GetNextFeature()?.Dispose();
                Layer.ResetReading();
                if (!errors.HasFailures) return;
            }
        }
        catch (ApplicationException e)
        {
            throw FilterFault(errors, e);
        }

        throw FilterFault(errors, null);
    }

    // The first message tells the cause; databases add what else failed because of it, and that comes last.
    RasterException FilterFault(ErrorScope errors, ApplicationException? inner)
    {
        if (MissingIn(Settings.Where!, sureOnly: false) is { } missing) return FilterFault(missing, inner);
        var first = errors.Messages.FirstOrDefault(m => m.IsFailure).Text;
        // Databases tell the query that was made of it, too; some tell nothing else.
        var lines = (first ?? inner?.Message ?? "").Split('\n').Where(line => !line.Contains("SELECT ", StringComparison.Ordinal));
        var said = Secrets.Mask(string.Join(' ', lines.Select(line => line.Trim()))).Trim();
        var known = Listed(AttributeNames());
        return FilterFault(said.Length == 0
            ? (Sentence)$"it is no condition on attributes (the layer has {known})"
            : $"{LibraryTexts.Of(said)} (the layer has {known})", inner);
    }

    RasterException FilterFault(Sentence reason, ApplicationException? inner) =>
        new(Settings.WhereAt.Before($"{Label}: the filter where: \"{Settings.Where}\" cannot be used: {reason}"), inner);

    /// <summary>The same sentence of all formats for an attribute that a filter names and that is not there; null where all are.</summary>
    Sentence? MissingIn(string where, bool sureOnly)
    {
        var names = AttributeNames();
        string?[] known = [.. names, Layer.GetFIDColumn(), Layer.GetGeometryColumn()];
        var missing = FilterSpec.NamesIn(where)
            .FirstOrDefault(named => (named.IsSure || !sureOnly) && !known.Any(name => string.Equals(ComposedText.Of(name ?? ""), ComposedText.Of(named.Name), StringComparison.OrdinalIgnoreCase)));
        if (missing.Name is not { } found) return null;
        return $"there is no attribute '{found}'{Spelling.DidYouMean(found, names)} (the layer has {Listed(names)})";
    }
}
