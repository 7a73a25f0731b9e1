using System.Globalization;
using Calaisis.Raster.Grids;
using Calaisis.Raster.Parameters;
using Calaisis.Raster.Sources;

namespace Calaisis.Raster.Pipelines.Scenarios;

/// <summary>
/// What the edits of a scenario do, a sentence each: which source, what becomes of it, how much and where.
/// </summary>
/// <param name="before">The pipeline file without the scenario.</param>
/// <param name="after">The scenario that has the edits, read and checked.</param>
/// <param name="measure">
/// Counts features on the grid: all of a layer, or those whose attribute has one of some names.
/// </param>
/// <param name="crossed">What the obstacles of trames are called that lie under the features of a crossing.</param>
public sealed class EditSentences(
    Scenario before,
    Scenario after,
    Func<VectorSourceSettings, EditArea?, MeasuredFeatures> measure,
    Func<VectorSourceSettings, IReadOnlyList<TrameDeclaration>, IReadOnlyList<string>> crossed)
{
    readonly EditWords _words = new(after.Pipeline.Language);

    /// <summary>The sentence of one edit, without a full stop.</summary>
    public string Of(ScenarioEdit edit) => edit switch
    {
        SourceEditing source => OfSource(source),
        CrossingEdit crossing => OfCrossing(crossing),
        ReplaceEdit replace =>
            _words.Join(TitleOf(replace.Source), _words["remplacement", "replaced"], FileOf(replace.Node)),
        SetEdit set => _words.Join("", $"{_words["réglage", "setting"]} {Settings.PlaceOf(set.Path)}", OfSet(set)),
        _ => throw new ArgumentOutOfRangeException(nameof(edit), edit, "not a kind of edit"),
    };

    /// <summary>The trames whose obstacles the crossings among some edits open.</summary>
    public static IReadOnlyList<TrameDeclaration> ServedBy(
        IReadOnlyList<ScenarioEdit> edits, IReadOnlyList<TrameDeclaration> trames) =>
        [.. trames.Where(trame => edits.OfType<CrossingEdit>().Any(crossing => crossing.Trames.Count == 0
            || crossing.Trames.Contains(trame.Name)))];

    string OfSource(SourceEditing editing)
    {
        var source = EditedPlace.SourceOf(after, editing);
        var made = EditedPlace.MadeOf(source, editing);
        var title = TitleOf(editing.Source);
        return made switch
        {
            FeatureRemoval removal => _words.Join(
                title,
                _words["retrait", "removed"],
                $"{Amount(measure(EditedPlace.RemovedOf((VectorSourceSettings)source, removal), null))} "
                    + $"({removal.Where})"),
            CellEdit { Operation: CellOperation.Erase } cells =>
                _words.Join(title, _words["retrait", "removed"], Where(cells.Area)),
            CellEdit cells when editing.Node.Find("burn") is not null =>
                _words.Join(title, Becomes(source, cells), Burned(cells), Only(source, cells)),
            CellEdit cells => _words.Join(title, Operation(source, cells), Where(cells.Area), Only(source, cells)),
            _ => _words.Join(title, _words["changement", "change"], _words[
                "sans effet, la source est remplacée ensuite", "without effect, the source is replaced afterwards"]),
        };
    }

    string OfCrossing(CrossingEdit crossing)
    {
        var features = EditedPlace.CrossingsOf(after, crossing);
        var count = measure(features, null).Count;
        var what = count == 1
            ? _words["Passage à faune", "Wildlife crossing"]
            : $"{_words.Number(count)} {_words["passages à faune", "wildlife crossings"]}";
        var wide = features.WidthMetres is { } width ? $" {_words["de", "of"]} {_words.Metres(width)}" : "";
        var served = ServedBy([crossing], after.Pipeline.Trames);
        var trames = crossing.Trames.Count == 0 ? _words["pour toutes les trames", "for all trames"]
            : $"{_words["pour", "for"]} {_words.List([.. served.Select(trame => trame.Title)])}";
        return _words.Join(what + wide, "", Opened(crossed(features, served), served, count), trames);
    }

    /// <summary>Nothing where the trames say of no line or area that it is an obstacle.</summary>
    string Opened(IReadOnlyList<string> obstacles, IReadOnlyList<TrameDeclaration> trames, int count)
    {
        var verb = count == 1 ? _words["ouvre", "opens"] : _words["ouvrent", "open"];
        if (obstacles.Count > 0) return $"{verb} {_words.List([.. obstacles.Select(name => _words.Quote(name))])}";
        var uses = trames.SelectMany(trame => trame.Conflicts?.Uses ?? []).Select(use => use.Source)
            .ToHashSet(StringComparer.Ordinal);
        return after.Pipeline.Sources.Any(source => source is VectorSourceSettings && uses.Contains(source.Name))
            ? _words[$"n'{verb} aucun des obstacles déclarés", $"{verb} none of the declared obstacles"]
            : "";
    }

    string OfSet(SetEdit set)
    {
        var (now, then) = (set.Path.Find(before.Document), set.Node.Find("to")!.Value);
        var key = set.Path.Steps[^1].Name;
        var becomes = Settings.ValueOf(key, then);
        return now is null ? becomes : _words[
            $"{becomes} au lieu de {Settings.ValueOf(key, now)}", $"{becomes} instead of {Settings.ValueOf(key, now)}"];
    }

    SetWords Settings => new(after.Pipeline.Language, TitleOf, name =>
        after.Pipeline.Trames.FirstOrDefault(trame => trame.Name == name)?.Title ?? name);

    string Becomes(SourceSettings source, CellEdit edit) => edit.Class is { } code ? ClassOf(source, code)
        : source is VectorSourceSettings ? _words["ajout", "added"]
        : $"{_words["valeur", "value"]} {Quantity(source, edit.Operand)}";

    string Operation(SourceSettings source, CellEdit edit) =>
        edit.Class is { } code ? ClassOf(source, code) : edit.Operation switch
        {
            CellOperation.Multiply => $"{_words["facteur", "factor"]} {_words.Number(edit.Operand)}",
            CellOperation.Add =>
                $"{(edit.Operand < 0 ? _words["baisse de", "less by"] : _words["hausse de", "more by"])} "
                + $"{Quantity(source, Math.Abs(edit.Operand))}",
            CellOperation.Cap => $"{_words["plafond de", "at most"]} {Quantity(source, edit.Operand)}",
            _ => $"{_words["valeur", "value"]} {Quantity(source, edit.Operand)}",
        };

    string Quantity(SourceSettings source, double value) =>
        source is RasterSourceSettings { Unit: { Length: > 0 } unit }
            ? $"{_words.Number(value)}\u00A0{EditWords.Unit(unit)}"
            : _words.Number(value);

    string ClassOf(SourceSettings source, string code) =>
        $"{_words["classe", "class"]} {NameOf(source, code)}";

    /// <summary>A class by its name with its code; the code alone where the legend has no name.</summary>
    string NameOf(SourceSettings source, string code) =>
        source.Legend?.WithCode(code) is { } known && known.Label != code
            ? $"{_words.Quote(known.Label)} ({code})"
            : code;

    string Burned(CellEdit edit)
    {
        var features = edit.Area!.Features!;
        var found = measure(features, edit.Area);
        var width = found.Lines > 0 && features.WidthMetres is { } metres
            ? $"{_words["largeur", "width"]} {_words.Metres(metres)}"
            : "";
        return string.Join(", ", new[] { Drawn(features) ?? Amount(found), width }.Where(text => text.Length > 0));
    }

    string Where(EditArea? area)
    {
        if (area is null) return _words["partout", "everywhere"];
        if (Drawn(area.Features!) is { } drawn) return _words[$"dans {drawn}", $"in {drawn}"];
        var found = measure(area.Features!, area);
        var zones = after.Pipeline.Zones.FirstOrDefault(zones => zones.Name == area.Zones);
        var count = area.Names.Count > 0 ? area.Names.Count : found.Areas;
        var names = area.Names.Count > 0 ? $" ({_words.List(area.Names)})" : $" ({Hectares(found)})";
        var things = zones?.DeclaredTitle is { } title && count != 1 ? title.ToLower(CultureInfo.InvariantCulture)
            : zones is not null ? $"{_words.Count(count, "zone", "zones", "zone", "zones")} {_words.Quote(zones.Title)}"
            : _words.Count(count, "zone", "zones", "area", "areas");
        return $"{_words["dans", "in"]} {_words.Number(count)} {things}{names}";
    }

    // A circle is a point and its radius.
    string? Drawn(VectorSourceSettings features)
    {
        if (features.Drawn is not [{ } text] || !text.StartsWith("POINT", StringComparison.Ordinal)
            || features.BufferMetres <= 0)
        {
            return null;
        }

        var hectares = _words.Number(Math.PI * features.BufferMetres * features.BufferMetres / Hectare.SquareMetres);
        return _words[
            $"un cercle de {_words.Metres(features.BufferMetres)} de rayon ({hectares} ha)",
            $"a circle of radius {_words.Metres(features.BufferMetres)} ({hectares} ha)"];
    }

    string Amount(MeasuredFeatures found)
    {
        var parts = new List<string>();
        if (found.Lines > 0)
        {
            parts.Add(_words[$"{Kilometres(found)} sur {_words.Number(found.Lines)} "
                + $"{_words.Count(found.Lines, "tronçon", "tronçons", "", "")}", $"{Kilometres(found)} in "
                    + $"{_words.Number(found.Lines)} {_words.Count(found.Lines, "", "", "stretch", "stretches")}"]);
        }

        if (found.Areas > 0)
        {
            parts.Add(_words[$"{Hectares(found)} en {_words.Number(found.Areas)} "
                + $"{_words.Count(found.Areas, "surface", "surfaces", "", "")}", $"{Hectares(found)} in "
                    + $"{_words.Number(found.Areas)} {_words.Count(found.Areas, "", "", "area", "areas")}"]);
        }

        if (found.Points > 0)
        {
            parts.Add(
                $"{_words.Number(found.Points)} {_words.Count(found.Points, "point", "points", "point", "points")}");
        }

        return parts.Count == 0 ? _words["rien sur la grille", "nothing on the grid"] : _words.List(parts);
    }

    string Kilometres(MeasuredFeatures found) => $"{_words.Number(found.LineMetres / 1000)}\u00A0km";

    string Hectares(MeasuredFeatures found) =>
        $"{_words.Number(found.AreaSquareMetres / Hectare.SquareMetres)}\u00A0ha";

    string Only(SourceSettings source, CellEdit edit) => edit.Only.Count == 0 ? "" : _words[
        $"seulement sur {(edit.Only.Count == 1 ? "la classe" : "les classes")} {Names(source, edit)}",
        $"only on {(edit.Only.Count == 1 ? "class" : "classes")} {Names(source, edit)}"];

    string Names(SourceSettings source, CellEdit edit) =>
        _words.List([.. edit.Only.Select(code => NameOf(source, code))]);

    string TitleOf(string source) => after.Pipeline.Sources.FirstOrDefault(found => found.Name == source)?.Title
        ?? source;

    static string FileOf(MappingNode edit) => edit.Find("with")?.Value is MappingNode with
        && (with.Find("raster") ?? with.Find("vector"))?.Value is ScalarNode file ? file.Text : "";
}
