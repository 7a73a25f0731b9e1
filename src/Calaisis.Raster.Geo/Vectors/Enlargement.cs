using Calaisis.Raster.Faults;
using Calaisis.Raster.Geo.Rasters;
using Calaisis.Raster.Grids;
using Calaisis.Raster.Sources;
using OSGeo.OGR;

namespace Calaisis.Raster.Geo.Vectors;

/// <summary>
/// By how much a feature is enlarged on each side, in map units (metres): half its real width if it is a line, plus the
/// buffer. A line that is drawn as a surface is never narrower than a cell's longer side, and a point never smaller
/// than the circle around a cell: so no road breaks into dashes and no pond is lost between cell centres.
/// </summary>
sealed class Enlargement
{
    readonly VectorSourceSettings _settings;
    readonly int _widthAttribute = -1;
    readonly double _narrowestLineHalf;
    readonly double _smallestPointRadius;

    Enlargement(VectorSourceSettings settings, GridDefinition grid, int widthAttribute)
    {
        _settings = settings;
        _widthAttribute = widthAttribute;
        _narrowestLineHalf = Math.Max(grid.CellWidth, grid.CellHeight) / 2;
        _smallestPointRadius = Math.Sqrt((grid.CellWidth * grid.CellWidth) + (grid.CellHeight * grid.CellHeight)) / 2;
        Largest = _smallestPointRadius + ((settings.WidthMetres ?? 0) / 2) + settings.BufferMetres;
    }

    /// <summary>No feature is enlarged by more.</summary>
    public double Largest { get; private set; }

    public static Enlargement Of(VectorLayer layer, GridDefinition grid, CancellationToken cancel)
    {
        var settings = layer.Settings;
        if (settings.WidthMetres is null && settings.WidthAttribute is null && settings.BufferMetres == 0)
            return new Enlargement(settings, grid, -1);

        RequireSizes(layer);
        RequireMetres(layer, grid);
        if (settings.WidthAttribute is not { } name) return new Enlargement(settings, grid, -1);

        var enlargement = new Enlargement(settings, grid, layer.NumericAttribute(name));
        layer.ForEach(enlargement.MeetWidth, cancel);
        return enlargement;
    }

    /// <summary>
    /// The surface of a feature at its real size, in square map units; a line without a width has none.
    /// </summary>
    /// <param name="feature">The feature, for its width.</param>
    /// <param name="geometry">What of it lies on the grid.</param>
    public double RealArea(Feature feature, Geometry geometry) => geometry.GetDimension() switch
    {
        0 => Math.PI * _settings.BufferMetres * _settings.BufferMetres,
        1 => geometry.Length() * (WidthOf(feature) + (2 * _settings.BufferMetres)),
        _ => geometry.GetArea(),
    };

    /// <summary>Enlargement of one feature with a geometry of that dimension; 0 burns it as it is.</summary>
    /// <param name="feature">The feature, for its width.</param>
    /// <param name="dimension">0 for points, 1 for lines, 2 for surfaces.</param>
    /// <param name="widened">True where the feature is narrower than a cell.</param>
    public double Of(Feature feature, int dimension, out bool widened)
    {
        var wanted = Real(feature, dimension);
        var least = dimension switch { 0 => _smallestPointRadius, 1 => _narrowestLineHalf, _ => 0 };
        widened = wanted > 0 && wanted < least;
        return widened ? least : wanted;
    }

    /// <summary>Half the width of a line, and the buffer.</summary>
    public double Real(Feature feature, int dimension) =>
        _settings.BufferMetres + (dimension == 1 ? WidthOf(feature) / 2 : 0);

    double WidthOf(Feature feature)
    {
        if (_widthAttribute >= 0 && feature.IsFieldSetAndNotNull(_widthAttribute))
        {
            var width = feature.GetFieldAsDouble(_widthAttribute);
            if (width > 0 && double.IsFinite(width)) return width;
        }

        return _settings.WidthMetres ?? 0;
    }

    void MeetWidth(Feature feature) =>
        Largest = Math.Max(Largest, _narrowestLineHalf + (WidthOf(feature) / 2) + _settings.BufferMetres);

    static void RequireSizes(VectorLayer layer)
    {
        var (width, buffer) = (layer.Settings.WidthMetres, layer.Settings.BufferMetres);
        if (width is { } w && !(w > 0 && double.IsFinite(w))) throw Fault($"a width of {w} m: expected more than 0");
        if (!(buffer >= 0 && double.IsFinite(buffer))) throw Fault($"a buffer of {buffer} m: expected 0 or more");

        RasterException Fault(Sentence fault) => new($"{layer.Label}: {fault}");
    }

    static void RequireMetres(VectorLayer layer, GridDefinition grid)
    {
        using var crs = CoordinateSystem.Parse(grid.Crs, $"the grid");
        if (crs.IsProjected() != 0 && Math.Abs(crs.GetLinearUnits() - 1) < 1e-9) return;
        throw new RasterException(
            $"{layer.Label}: widths and buffers are in metres, but the grid's coordinate system "
            + $"({CoordinateSystem.NameOf(crs)}) is not: choose a projected one such as EPSG:2154, "
            + $"or leave width and buffer out");
    }
}
