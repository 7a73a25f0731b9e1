using System.Globalization;
using Calaisis.Raster.Faults;
using Calaisis.Raster.Geo.Vectors;
using Calaisis.Raster.Grids;
using Calaisis.Raster.Parameters;
using Calaisis.Raster.Pipelines.Actions;
using Calaisis.Raster.Tables;
using Calaisis.Raster.Works;
using Calaisis.Raster.Zones;

namespace Calaisis.Raster.Processing.Works;

/// <summary>A work with its shapes.</summary>
/// <param name="Candidate">The work.</param>
/// <param name="Kind">What its shapes are.</param>
/// <param name="Parts">They, as <see cref="WkbShape.Parts"/>.</param>
sealed record PlacedWork(
    CandidateWork Candidate, FeatureShape Kind, IReadOnlyList<IReadOnlyList<double[]>> Parts);

/// <summary>Reads the works of all layers: features of one id are one work.</summary>
sealed class CandidateReader(RunWorks works, GridDefinition grid, IReadOnlyList<ZoneLayer> zones, Language language)
{
    /// <summary>All works, in the order of their ids.</summary>
    /// <exception cref="CalaisisException">A feature is not as declared: all faults of a layer together.</exception>
    public IReadOnlyList<PlacedWork> Read(CancellationToken cancel) =>
    [
        .. works.Declared.Candidates.SelectMany(layer => Read(layer, cancel))
            .OrderBy(work => work.Candidate.Work.Id, StringComparer.Ordinal),
    ];

    List<PlacedWork> Read(WorkLayerDeclaration layer, CancellationToken cancel)
    {
        string?[] attributes =
        [
            layer.Id, layer.Action.Attribute, layer.Cost?.Attribute, layer.Actor?.Attribute, layer.Status?.Attribute,
            layer.Requires, layer.Excludes, layer.Group,
        ];
        var features = WorkFeatureReader.Read(layer.Settings, attributes, grid, cancel);
        var faults = new List<Sentence>();
        var rows = features.Select(feature => new WorkRow(layer, works.Kinds, feature, faults)).ToList();
        var found = rows.GroupBy(row => row.Id).Select(same => Join(layer, [.. same], faults)).ToList();
        if (faults.Count == 0) return found;
        const int shown = 12;
        var rest = faults.Count > shown ? (Sentence)$"; and {faults.Count - shown} more" : Sentence.Empty;
        throw new RasterException(layer.At.Before(
            $"layer of works '{layer.Name}': {Sentence.Join("; ", faults.Take(shown))}{rest}"));
    }

    PlacedWork Join(WorkLayerDeclaration layer, List<WorkRow> rows, List<Sentence> faults)
    {
        var first = rows[0];
        foreach (var row in rows.Skip(1).Where(row => row.Decision != first.Decision))
        {
            faults.Add($"feature {row.Feature.Id} and {first.Feature.Id} are one work '{row.Id}' with different kinds, "
                + $"costs, actors or states, expected the same");
        }

        var kind = first.Kind;
        var shapes = new WkbShape(first.Feature.Kind, [.. rows.SelectMany(row => row.Feature.Parts)]);
        if (kind is null) return new PlacedWork(CandidateWork.Blank, shapes.Kind, shapes.Parts);
        var units = kind.Unit switch
        {
            CostUnit.Metre => shapes.Length,
            CostUnit.SquareMetre => shapes.Area,
            _ => rows.Count,
        };
        // To the cent: what follows is a product of decimals.
        var cost = first.Cost ?? Math.Round(units * kind.UnitCost, 2);
        var work = new Work(first.Id, cost)
        {
            Status = first.Status,
            Requires = first.Requires,
            Excludes = first.Excludes,
            Group = first.Group,
        };
        return new PlacedWork(
            new CandidateWork(work, layer.Name, kind.Name, kind.Title.In(language), first.Actor)
            {
                Features = rows.Count,
                LengthMetres = shapes.Kind == FeatureShape.MultiLine ? Math.Round(shapes.Length, 1) : null,
                AreaSquareMetres = shapes.Kind == FeatureShape.MultiPolygon ? Math.Round(shapes.Area, 1) : null,
                DelayYears = kind.DelayYears,
                Zones = [.. zones.Select(layer => ZoneOf(layer, shapes))],
            },
            shapes.Kind,
            shapes.Parts);
    }

    /// <summary>The zone in which most of its points lie; of equals the first.</summary>
    string? ZoneOf(ZoneLayer layer, WkbShape shapes)
    {
        var (counts, value) = (new SortedDictionary<int, int>(), new float[1]);
        foreach (var (x, y) in shapes.Parts.SelectMany(rings => Along(rings[0])))
        {
            var (row, col) = (
                (int)Math.Floor((grid.OriginY - y) / grid.CellHeight),
                (int)Math.Floor((x - grid.OriginX) / grid.CellWidth));
            if ((uint)row >= (uint)grid.Shape.Rows || (uint)col >= (uint)grid.Shape.Cols) continue;
            layer.Cells.Read(new Window(row, col, 1, 1), value);
            if (!float.IsNaN(value[0])) counts[(int)value[0]] = counts.GetValueOrDefault((int)value[0]) + 1;
        }

        if (counts.Count == 0) return null;
        var zone = counts.MaxBy(count => count.Value).Key;
        return zone >= 1 && zone <= layer.Zones.Count ? layer.Zones[zone - 1] : null;
    }

    /// <summary>The points of a line or ring, and those in the middle between them.</summary>
    static IEnumerable<(double X, double Y)> Along(double[] line)
    {
        for (var i = 0; i < line.Length; i += 2)
        {
            yield return (line[i], line[i + 1]);
            if (i + 2 < line.Length) yield return ((line[i] + line[i + 2]) / 2, (line[i + 1] + line[i + 3]) / 2);
        }
    }
}

/// <summary>A feature of a layer of works, with what its attributes say.</summary>
sealed class WorkRow
{
    public WorkRow(
        WorkLayerDeclaration layer, IReadOnlyDictionary<string, ActionDeclaration> kinds, WorkFeature feature,
        List<Sentence> faults)
    {
        Feature = feature;
        var texts = feature.Texts;
        Id = $"{layer.Name}-" + (layer.Id is null
            ? feature.Id.ToString(CultureInfo.InvariantCulture)
            : string.Join('_', texts[0].Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)));
        if (layer.Id is not null && texts[0].Length == 0) Fault($"it has no id in '{layer.Id}'");
        var action = layer.Action.Text ?? texts[1];
        Kind = kinds.GetValueOrDefault(action);
        if (Kind is null)
        {
            Fault($"found the kind of action '{action}', which is no file of the "
                + $"catalogue{Spelling.DidYouMean(action, kinds.Keys)}");
        }
        else if (ShapeOf(Kind.Shape) != feature.Kind)
        {
            Fault($"it is no {WordOf(Kind.Shape)}, as works of the kind '{action}' are");
        }

        Cost = layer.Cost is { } cost ? cost.Number ?? NumberIn(texts[2], cost.Attribute!) : null;
        var actor = layer.Actor is { } who ? who.Text ?? texts[3] : "";
        Actor = actor.Length == 0 ? Kind?.Actors[0] ?? Actor.Pays : ActorWords.Find(actor) ?? Unknown(actor);
        var status = layer.Status is { } state ? state.Text ?? texts[4] : "";
        Status = status switch
        {
            "" or "free" => WorkStatus.Free,
            "fixed" => WorkStatus.Fixed,
            "banned" => WorkStatus.Banned,
            _ => UnknownStatus(status),
        };
        (Requires, Excludes, Group) = (IdsIn(texts[5], layer), IdsIn(texts[6], layer), texts[7]);

        void Fault(Sentence why) => faults.Add($"feature {feature.Id}: {why}");

        double? NumberIn(string text, string attribute)
        {
            if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && number >= 0)
                return number;
            Fault($"'{attribute}' holds '{text}', expected euros: a number of 0 or more");
            return 0;
        }

        Actor Unknown(string word)
        {
            Fault($"found the actor '{word}', expected one of {string.Join(", ", ActorWords.Words)}");
            return Actor.Pays;
        }

        WorkStatus UnknownStatus(string word)
        {
            Fault($"found the state '{word}', expected free, fixed or banned");
            return WorkStatus.Free;
        }
    }

    public WorkFeature Feature { get; }

    public string Id { get; }

    public ActionDeclaration? Kind { get; }

    /// <summary>Euros; null for what its kind costs.</summary>
    public double? Cost { get; }

    public Actor Actor { get; }

    public WorkStatus Status { get; }

    public IReadOnlyList<string> Requires { get; }

    public IReadOnlyList<string> Excludes { get; }

    public string Group { get; }

    /// <summary>What features of one work have in common.</summary>
    public (string?, double?, Actor, WorkStatus, string) Decision => (Kind?.Name, Cost, Actor, Status, Group);

    // Within one layer ids may stand without its name.
    static List<string> IdsIn(string text, WorkLayerDeclaration layer) =>
    [
        .. text.Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Select(id => id.Contains('-', StringComparison.Ordinal) ? id : $"{layer.Name}-{id}"),
    ];

    static FeatureShape ShapeOf(ActionShape shape) => shape switch
    {
        ActionShape.Point => FeatureShape.Point,
        ActionShape.Line => FeatureShape.MultiLine,
        _ => FeatureShape.MultiPolygon,
    };

    static Sentence WordOf(ActionShape shape) => shape switch
    {
        ActionShape.Point => $"point",
        ActionShape.Line => $"line",
        _ => $"area",
    };
}
