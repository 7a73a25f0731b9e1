using System.Text.Json;
using Calaisis.Raster.Grids;
using Calaisis.Raster.Maps.Frames;
using Calaisis.Raster.Maps.Networks;
using Calaisis.Raster.Maps.Report.Markup;
using Calaisis.Raster.Maps.Report.Sections;
using Calaisis.Raster.Packages;
using Calaisis.Raster.Tables;

namespace Calaisis.Raster.Maps.Report.Payload;

/// <summary>
/// What the page's script reads: an index of scenarios, trames and layers, and where their contents stand.
/// </summary>
sealed class MapPayload(ReportData data, Chunks chunks)
{
    // A layer of the standard says again what another one shows.
    static readonly string[] Drawn =
        [LayerNames.Habitats, LayerNames.SteppingStones, LayerNames.Corridors, LayerNames.Links, LayerNames.Conflicts];

    // What a screen shows of the whole territory at three times its pixels; nobody sees more.
    const double PointsAcross = 4000;

    const double GroundUnitMetres = 1;

    readonly Dictionary<(string Trame, string Layer), LayerPool> _pools = [];

    readonly RasterPool _rasters = new(chunks);

    readonly Words _words = new(data.Language);

    readonly ShapeCoding _ground = new(
        data.Grid.OriginX, data.Grid.OriginY, 0, GroundUnitMetres, LeastMetres(data.Grid));

    // All corners of cells, their middles and those of their edges are whole numbers of this.
    static double UnitMetres(GridDefinition grid) => Math.Min(grid.CellWidth, grid.CellHeight) / 2;

    static double LeastMetres(GridDefinition grid) => grid.CellWidth * grid.Shape.Cols / PointsAcross;

    /// <summary>How layers are coded on a grid.</summary>
    public static ShapeCoding CodingOf(GridDefinition grid) =>
        new(grid.OriginX, grid.OriginY, Math.Min(grid.CellWidth, grid.CellHeight), UnitMetres(grid), LeastMetres(grid));

    /// <summary>The index as JSON in which no tag can end.</summary>
    public string Index() => System.Text.Encoding.UTF8.GetString(LayerJson.Bytes(json =>
    {
        var grid = data.Grid;
        json.WriteStartObject();
        json.WriteString("language", data.Language.ToString());
        json.WriteString("crs", data.Ground.CrsName);
        json.WriteString("name", data.Title);
        WriteNumbers(json, "origin", grid.OriginX, grid.OriginY);
        WriteNumbers(
            json, "bounds", grid.OriginX, grid.OriginY - (grid.CellHeight * grid.Shape.Rows),
            grid.OriginX + (grid.CellWidth * grid.Shape.Cols), grid.OriginY);
        json.WriteNumber("unit", UnitMetres(grid));
        json.WriteNumber("groundUnit", GroundUnitMetres);
        json.WriteNumber("cell", Math.Min(grid.CellWidth, grid.CellHeight));
        json.WriteNumber("ground", chunks.AddBytes(LayerJson.Bytes(WriteGround)));
        WriteUrban(json);
        json.WriteStartArray("scenarios");
        foreach (var scenario in data.Scenarios) WriteScenario(json, scenario);
        json.WriteEndArray();
        json.WriteStartObject("texts");
        foreach (var (name, text) in PageTexts.In(_words, data.Scenarios[0].Title, data.Scenarios[0].Trames
            .Any(trame => trame.Summary?.Territory is not null)))
        {
            json.WriteString(name, text);
        }

        json.WriteEndObject();
        json.WriteEndObject();
    }));

    void WriteScenario(Utf8JsonWriter json, ReportScenario scenario)
    {
        json.WriteStartObject();
        json.WriteString("name", scenario.Name);
        json.WriteString("title", scenario.Title);
        json.WriteStartArray("trames");
        for (var i = 0; i < scenario.Trames.Count; i++) WriteTrame(json, scenario.Trames[i], i);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    void WriteTrame(Utf8JsonWriter json, ReportTrame trame, int index)
    {
        var palette = NetworkPalette.Of(trame.Style);
        json.WriteStartObject();
        json.WriteString("name", trame.Name);
        json.WriteString("title", trame.Style.Name);
        json.WriteNumber("majorFrom", trame.MajorFrom);
        json.WriteStartObject("palette");
        json.WriteString("core", palette.Core.ToString());
        json.WriteString("edge", palette.Edge.ToString());
        json.WriteString("preserve", palette.Preserve.ToString());
        json.WriteString("restore", palette.Restore.ToString());
        json.WriteString("axis", palette.Axis.ToString());
        json.WriteEndObject();
        WriteFigures(json, trame, index);
        if (trame.Changes is { } changes) new ChangePayload(chunks, CodingOf(data.Grid)).Write(json, changes);
        json.WriteStartArray("rasters");
        foreach (var raster in trame.Rasters) WriteRaster(json, trame.Name, raster);
        json.WriteEndArray();
        json.WriteStartArray("layers");
        foreach (var layer in Drawn.SelectMany(name => trame.Layers.Where(layer => layer.Name == name)))
            WriteLayer(json, trame.Name, layer);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    // As they are said beside the map: the value, what it is made of, and how it differs from the first scenario.
    void WriteFigures(Utf8JsonWriter json, ReportTrame trame, int place)
    {
        var now = data.Scenarios[0].Trames[place];
        json.WriteStartObject("figures");
        foreach (var figure in KeyFigures.Of(_words, trame.Summary))
        {
            json.WriteStartArray(figure.Name);
            json.WriteStringValue(figure.Text);
            json.WriteStringValue(figure.Note);
            json.WriteStringValue(ReferenceEquals(trame, now)
                || KeyFigures.ValueOf(now.Summary, figure.Name) is not { } before
                ? "" : _words.Change(before, KeyFigures.ValueOf(trame.Summary, figure.Name)!.Value));
            json.WriteEndArray();
        }

        json.WriteEndObject();
    }

    void WriteUrban(Utf8JsonWriter json)
    {
        if (data.Ground.Urban is not { } urban) return;
        json.WriteStartObject("urban");
        json.WriteNumber("rows", urban.Grid.Shape.Rows);
        json.WriteNumber("cols", urban.Grid.Shape.Cols);
        json.WriteNumber("cells", chunks.AddBytes(
            [.. urban.Strength.ToArray().Select(strength => strength > byte.MaxValue / 2 ? (byte)1 : (byte)0)]));
        json.WriteNull("over");
        WriteNumbers(json, "bounds", urban.Bounds.MinX, urban.Bounds.MinY, urban.Bounds.MaxX, urban.Bounds.MaxY);
        json.WriteEndObject();
    }

    void WriteRaster(Utf8JsonWriter json, string trame, ReportRaster raster)
    {
        var grid = raster.Grid;
        json.WriteStartObject();
        json.WriteString("name", raster.Name);
        json.WriteString("title", raster.Title);
        json.WriteString("unit", raster.Unit);
        json.WriteBoolean("shown", raster.IsShown);
        _rasters.Write(json, trame, raster);
        WriteNumbers(
            json, "bounds", grid.OriginX, grid.OriginY - (grid.CellHeight * grid.Shape.Rows),
            grid.OriginX + (grid.CellWidth * grid.Shape.Cols), grid.OriginY);
        json.WriteStartArray("legend");
        foreach (var found in raster.Classes.Where(found => found.Label.Length > 0))
        {
            json.WriteStartObject();
            json.WriteString("label", found.Label);
            json.WriteString("colour", found.Colour?.ToString() ?? "");
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    void WriteLayer(Utf8JsonWriter json, string trame, FeatureTable layer)
    {
        if (!_pools.TryGetValue((trame, layer.Name), out var pool))
            _pools[(trame, layer.Name)] = pool = new LayerPool(chunks, CodingOf(data.Grid));
        pool.Write(json, layer);
    }

    void WriteGround(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteStartArray("features");
        foreach (var feature in data.Ground.Features.OrderBy(feature => feature.Kind))
        {
            json.WriteStartObject();
            json.WriteString("kind", feature.Kind.ToString());
            WriteParts(json, feature.Parts, feature.Kind == MapFeatureKind.Sea);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartObject("territory");
        WriteParts(json, data.Territory, closed: true);
        json.WriteEndObject();
        json.WriteStartArray("zones");
        foreach (var layer in data.ZoneLayers)
        {
            json.WriteStartObject();
            json.WriteString("name", layer.Title);
            WriteParts(json, layer.Outlines, closed: true);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("places");
        foreach (var place in data.Ground.Places.OrderBy(place => place.Rank))
        {
            json.WriteStartArray();
            json.WriteStringValue(place.Name);
            json.WriteNumberValue(Math.Round(place.At.X));
            json.WriteNumberValue(Math.Round(place.At.Y));
            json.WriteNumberValue(place.Rank);
            json.WriteEndArray();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    void WriteParts(Utf8JsonWriter json, IReadOnlyList<IReadOnlyList<MapPoint>> parts, bool closed)
    {
        json.WritePropertyName("parts");
        LayerJson.Write(
            json,
            [.. parts.Select(part => _ground.Of([.. part.SelectMany(point => new[] { point.X, point.Y })], closed))
                .Where(part => part.Length > 2)]);
    }

    static void WriteNumbers(Utf8JsonWriter json, string name, params ReadOnlySpan<double> numbers)
    {
        json.WriteStartArray(name);
        foreach (var number in numbers) json.WriteNumberValue(number);
        json.WriteEndArray();
    }
}
