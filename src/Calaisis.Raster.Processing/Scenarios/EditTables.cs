using Calaisis.Raster.Geo.Vectors;
using Calaisis.Raster.Maps.Changes;
using Calaisis.Raster.Maps.Frames;
using Calaisis.Raster.Pipelines.Scenarios;
using Calaisis.Raster.Processing.Steps;
using Calaisis.Raster.Tables;

namespace Calaisis.Raster.Processing.Scenarios;

/// <summary>
/// What a scenario edits as layers of a package, one for each form, and its sentences as a table; read back for maps.
/// </summary>
static class EditTables
{
    public const string Areas = "edit_areas";
    public const string Lines = "edit_lines";
    public const string Points = "edit_points";

    const string Sentences = "edits";
    const string Title = "changes";
    const string Sentence = "sentence";

    /// <summary>The layers with shapes, from the bottom up.</summary>
    public static IReadOnlyList<string> Layers { get; } = [Areas, Lines, Points];

    public static IReadOnlyList<FeatureTable> Of(StepContext context, ScenarioEditing editing, CancellationToken cancel)
    {
        var language = context.Pipeline.Language;
        var scenario = context.Loaded.Scenarios.First(scenario => scenario.Name == context.Scenario);
        var found = editing.Edits
            .Select((edit, i) => (Number: i + 1L, Place: EditedPlace.Of(scenario, edit)))
            .Where(edit => edit.Place is not null)
            .Select(
                edit => (edit.Number, edit.Place!.Title, Shapes: EditedShapes.Read(edit.Place, context.Grid, cancel)))
            .ToList();
        return
        [
            Layer(language, Areas, FeatureShape.MultiPolygon, [.. from edit in found
                                                                  where edit.Shapes.Areas.Count > 0
                                                                  select new FeatureRow(
                                                                      [edit.Number, edit.Title],
                                                                      WkbWriter.MultiPolygon(edit.Shapes.Areas))]),
            Layer(language, Lines, FeatureShape.MultiLine, [.. from edit in found
                                                               where edit.Shapes.Lines.Count > 0
                                                               select new FeatureRow(
                                                                   [edit.Number, edit.Title],
                                                                   WkbWriter.MultiLine(edit.Shapes.Lines))]),
            Layer(language, Points, FeatureShape.Point, [.. from edit in found
                                                            from point in edit.Shapes.Points
                                                            select new FeatureRow(
                                                                [edit.Number, edit.Title],
                                                                WkbWriter.Point(point.X, point.Y))]),
            new FeatureTable(
                Sentences,
                FeatureShape.None,
                [new Column(Sentence, ColumnType.Text)
                {
                    Meaning = "titles of the scenarios it builds on, then what each of its own edits does",
                }],
                [.. ScenarioEditing.SentencesOf(context, cancel).Select(sentence => new FeatureRow([sentence]))]),
        ];
    }

    /// <summary>What a map says and shows of a scenario.</summary>
    /// <param name="title">The scenario's title.</param>
    /// <param name="package">The package; null for a scenario without edits.</param>
    public static SheetScenario Read(string title, string? package)
    {
        if (package is null) return new SheetScenario(title);
        var (areas, lines, points) = (
            FeatureFile.Read(package, Areas), FeatureFile.Read(package, Lines), FeatureFile.Read(package, Points));
        return new SheetScenario(title)
        {
            Sentences = SentencesOf(package),
            Areas = FormsOf(areas, shape => shape),
            Lines = FormsOf(lines, shape => shape),
            Points = FormsOf(points, shape => shape.Parts[0][0]),
        };
    }

    /// <summary>The titles of the scenarios it builds on, then what each of its own edits does.</summary>
    public static IReadOnlyList<string> SentencesOf(string package) =>
        [.. FeatureFile.Read(package, Sentences).Rows.Select(row => (string)row.Values[0]!)];

    static FeatureTable Layer(Language language, string name, FeatureShape shape, IReadOnlyList<FeatureRow> rows) =>
        new(
            name,
            shape,
            [
                new Column("edit", ColumnType.WholeNumber)
                {
                    Title = language == Language.French ? "Modification" : "Edit",
                    Meaning = language == Language.French
                        ? "numéro de la modification, celles des scénarios dont celui-ci part d'abord"
                        : "number of the edit, those of the scenarios it builds on first",
                },
                new Column(Title, ColumnType.Text)
                {
                    Title = language == Language.French ? "Ce qui est modifié" : "What is changed",
                    Meaning = language == Language.French
                        ? "titre d'une source, ou passages à faune"
                        : "title of a source, or wildlife crossings",
                },
            ],
            rows);

    static EditedForms<T> FormsOf<T>(FeatureTable table, Func<MapShape, T> form)
    {
        var title = table.IndexOf(Title);
        return new([.. table.Rows.Zip(MapShapes.Of(table), (row, shape) => ((string)row.Values[title]!, form(shape)))]);
    }
}
