using Calaisis.Raster.Faults;
using Calaisis.Raster.Geo.Native;
using Calaisis.Raster.Geo.Rasters;
using Calaisis.Raster.Parameters;
using Calaisis.Raster.Sources;
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
            ? $"{Called(settings)} ({Secrets.Mask(settings.Path)}, layer '{layer.GetName()}')"
            : $"{Called(settings)} (drawn in the pipeline file)";
    }

    public VectorSourceSettings Settings { get; }

    public Layer Layer { get; }

    /// <summary>Source, file and layer, as the start of a message.</summary>
    public string Label { get; }

    public static VectorLayer Open(VectorSourceSettings settings)
    {
        GdalRuntime.EnsureStarted();
        var dataset = OpenDataset(settings);
        try
        {
            var layer = new VectorLayer(settings, dataset, Choose(dataset, settings));
            layer.Filter();
            return layer;
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
    public SpatialReference Crs() => CrsOrNull() ?? throw new RasterException(
        $"{Label} has no coordinate system: declare it with 'crs', for instance crs: EPSG:2154");

    /// <summary>The same, or null where neither the layer nor the pipeline says.</summary>
    public SpatialReference? CrsOrNull()
    {
        var own = KnownOrNull(Layer.GetSpatialRef());
        var declared = Settings.DeclaredCrs is { } text ? CoordinateSystem.Parse(text, Label) : null;
        if (own is null || declared is null || CoordinateSystem.AreSame(own, declared)) return own ?? declared;
        throw new RasterException(
            $"{Label} is in {CoordinateSystem.NameOf(own)}, but the pipeline declares {Settings.DeclaredCrs}: "
            + "remove 'crs', which is for data that come without one");
    }

    /// <summary>Position of an attribute; a fault lists those there are.</summary>
    public int Attribute(string name)
    {
        var definition = Layer.GetLayerDefn();
        var index = definition.GetFieldIndex(name);
        if (index >= 0) return index;
        var names = AttributeNames();
        var guess = Spelling.DidYouMean(name, names);
        var listed = names.Count == 0 ? "has none" : $"has {string.Join(", ", names)}";
        var then = guess.Length > 0 ? " It" : "; it";
        throw new RasterException($"{Label} has no attribute '{name}'{guess}{then} {listed}");
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

    public static string Named(FieldType type) => type switch
    {
        FieldType.OFTString => "texts",
        FieldType.OFTDate or FieldType.OFTDateTime or FieldType.OFTTime => "dates or times",
        FieldType.OFTBinary => "binary data",
        _ => "lists",
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
            throw errors.Failure("read", Label, inner: e);
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

    static string Called(VectorSourceSettings settings) =>
        settings.NumberedBy is null ? $"source '{settings.Name}'" : $"zone layer '{settings.Name}'";

    static DataSource OpenDataset(VectorSourceSettings settings)
    {
        var label = $"{Called(settings)} ({settings.Path})";
        if (settings.Drawn is { } drawn) return DrawnFeatures.ToDataset(drawn);
        using var errors = new ErrorScope();
        try
        {
            return Ogr.Open(settings.Path, 0) ?? throw errors.Failure(
                "open", label, "there is no such file, or it is not a vector format that this GDAL reads");
        }
        catch (ApplicationException e)
        {
            throw errors.Failure("open", label, inner: e);
        }
    }

    static Layer Choose(DataSource dataset, VectorSourceSettings settings)
    {
        if (settings.Layer is null && dataset.GetLayerCount() == 1) return dataset.GetLayerByIndex(0)!;
        if (settings.Layer is not null && Named(dataset, settings.Layer) is { } layer) return layer;
        var label = $"{Called(settings)} ({Secrets.Mask(settings.Path)})";
        var layers = Enumerable.Range(0, dataset.GetLayerCount()).Select(i => dataset.GetLayerByIndex(i)!);
        var names = layers.Select(l => l.GetName()!).ToArray();
        var listed = Listed(names);
        throw new RasterException((names.Length, settings.Layer) switch
        {
            (0, null) => $"{label} holds no vector layer",
            (_, null) => $"{label} holds {names.Length} layers ({listed}): name one with 'layer'",
            (_, { } missing) => $"{label} has no layer '{missing}'{Spelling.DidYouMean(missing, names)}"
                + $"{(names.Length == 0 ? "; it holds none" : $" (layers: {listed})")}",
        });
    }

    static Layer? Named(DataSource dataset, string name)
    {
        try
        {
            return dataset.GetLayerByName(name);
        }
        catch (ApplicationException)
        {
            // Databases report a missing table as a failure; the caller lists the layers there are.
            return null;
        }
    }

    static string Listed(string[] names)
    {
        const int shown = 30;
        return string.Join(", ", names.Take(shown)) + (names.Length > shown ? $" and {names.Length - shown} more" : "");
    }

    /// <summary>Null for none, and for the placeholders that GeoPackage has for "not known".</summary>
    static SpatialReference? KnownOrNull(SpatialReference? crs) =>
        crs is null || crs.IsLocal() != 0 || crs.GetName() is not { Length: > 0 } name
        || name.StartsWith("Undefined", StringComparison.OrdinalIgnoreCase) ? null : crs;

    void Filter()
    {
        if (Settings.Where is null) return;
        using var errors = new ErrorScope();
        try
        {
            if (Layer.SetAttributeFilter(Settings.Where) == Ogr.OGRERR_NONE) return;
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
        var first = errors.Messages.FirstOrDefault(m => m.IsFailure).Text;
        var reason = (first ?? Secrets.Mask(inner?.Message ?? "not understood")).Trim().ReplaceLineEndings(" ");
        return new RasterException($"{Label}: the filter where: \"{Settings.Where}\" cannot be used: {reason}", inner);
    }
}
