using Calaisis.Raster.Faults;
using Calaisis.Raster.Geo.Datasets;
using Calaisis.Raster.Geo.Native;
using Calaisis.Raster.Geo.Rasters;
using Calaisis.Raster.Parameters;
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
            ? (Sentence)($"{LayerChoice.Called(settings)} ({Secrets.Mask(settings.Path)}, "
                + $"layer '{Shown.Cut(layer.GetName()!)}')")
            : $"{LayerChoice.Called(settings)} (drawn in the pipeline file)";
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
        var dataset = LayerChoice.Open(settings);
        using var errors = new ErrorScope();
        try
        {
            var layer = new VectorLayer(settings, dataset, LayerChoice.Of(dataset, settings));
            // A virtual layer looks for its source only when it is asked.
            _ = layer.AttributeNames();
            layer.Layer.GetSpatialRef()?.Dispose();
            if (layer.Format == LayerTexts.Shapefile && Companions.UnreadTable(settings.Path) is { } table)
            {
                throw new RasterException(
                    $"{layer.Label}: '{table}' beside it is no table of attributes (it has no "
                    + $"valid header): mend it, or take it away");
            }

            LayerTexts.RequireUse(layer);
            LayerTexts.RequireNames(layer);
            LayerFilter.Set(layer, LayerTexts.FilterOf(layer));
            return layer;
        }
        catch (ApplicationException e)
        {
            dataset.Dispose();
            Sentence advice = Companions.UnreadProjection(settings.Path) is { } unread
                ? (Sentence)($"'{unread}' beside it holds no coordinate system that "
                    + $"can be read: mend it, or take it away")
                : $"check the layer, and what it leads to";
            throw errors.Failure($"open", LayerChoice.PlaceOf(settings), advice, e);
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
        index = names.ToList()
            .FindIndex(known => string.Equals(ComposedText.Of(known), name, StringComparison.OrdinalIgnoreCase));
        if (index >= 0) return index;
        var guess = Spelling.DidYouMean(name, names);
        throw new RasterException(Settings.At.Before(guess.IsEmpty
            ? (Sentence)$"{Label} has no attribute '{name}'; it has {Listed(names)}"
            : $"{Label} has no attribute '{name}'{guess} It has {Listed(names)}"));
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
            throw LayerFilter.Fault(this, errors, e);
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
        var why = Companions.UnreadProjection(Settings.Path) is { } unread
            ? $", as '{unread}' beside it holds none that can be read"
            : Sentence.Empty;
        return new RasterException(Settings.TakesCrs
            ? (Sentence)$"{Label} has no coordinate system{why}: declare it with 'crs', for instance crs: EPSG:2154"
            : $"{Label} has no coordinate system{why}: set one in the data, "
                + $"for instance with ogr2ogr -a_srs EPSG:2154");
    }

    /// <summary>Names of attributes after "it has"; a shapefile has none where its table cannot be read.</summary>
    internal Sentence Listed(IReadOnlyList<string> names) => names.Count > 0 ? (Sentence)$"{string.Join(", ", names)}"
        : Format == LayerTexts.Shapefile
            ? (Sentence)$"none, as '{Companions.TableOf(Settings.Path)}' beside it is missing or damaged"
        : $"none";

    /// <summary>Null for none, and for the placeholders that GeoPackage has for "not known".</summary>
    static SpatialReference? KnownOrNull(SpatialReference? crs) =>
        crs is null || crs.IsLocal() != 0 || crs.GetName() is not { Length: > 0 } name
        || name.StartsWith("Undefined", StringComparison.OrdinalIgnoreCase) ? null : crs;
}
