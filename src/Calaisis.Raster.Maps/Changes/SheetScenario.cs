using Calaisis.Raster.Grids;
using Calaisis.Raster.Maps.Frames;

namespace Calaisis.Raster.Maps.Changes;

/// <summary>What a map says and shows of the scenario it is of; plain data in map coordinates.</summary>
/// <param name="Title">The scenario's title, as the pipeline has it.</param>
public sealed record SheetScenario(string Title)
{
    /// <summary>
    /// What the scenario changes, a sentence each, without full stops; empty where it changes nothing.
    /// </summary>
    public IReadOnlyList<string> Sentences { get; init; } = [];

    /// <summary>Areas that edits work in, and what they change.</summary>
    public EditedForms<MapShape> Areas { get; init; } = EditedForms<MapShape>.None;

    /// <summary>Lines that edits work along, and what they change.</summary>
    public EditedForms<MapShape> Lines { get; init; } = EditedForms<MapShape>.None;

    /// <summary>Points that edits work at, and what they change.</summary>
    public EditedForms<MapPoint> Points { get; init; } = EditedForms<MapPoint>.None;

    /// <summary>Whether anything of it can be drawn.</summary>
    public bool HasShapes => Areas.Shapes.Count > 0 || Lines.Shapes.Count > 0 || Points.Shapes.Count > 0;

    /// <summary>With the shapes of some changes only.</summary>
    /// <param name="titles">Titles of what is changed.</param>
    public SheetScenario Changing(IReadOnlyCollection<string> titles) => this with
    {
        Areas = Areas.Changing(titles),
        Lines = Lines.Changing(titles),
        Points = Points.Changing(titles),
    };

    /// <summary>Without the forms of which nothing lies in a rectangle.</summary>
    public SheetScenario On(MapBounds box) => this with
    {
        Areas = Areas.Shapes.Any(shape => shape.Meets(box, isArea: true)) ? Areas : EditedForms<MapShape>.None,
        Lines = Lines.Shapes.Any(shape => shape.Meets(box, isArea: false)) ? Lines : EditedForms<MapShape>.None,
        Points = Points.Shapes.Any(
            point => point.X >= box.MinX && point.X <= box.MaxX && point.Y >= box.MinY && point.Y <= box.MaxY)
            ? Points
            : EditedForms<MapPoint>.None,
    };
}

/// <summary>Edited shapes of one form.</summary>
/// <param name="Edits">What is changed, by the title of a source, and where.</param>
public sealed record EditedForms<T>(IReadOnlyList<(string Title, T Shape)> Edits)
{
    /// <summary>Nothing of that form.</summary>
    public static EditedForms<T> None { get; } = new([]);

    /// <summary>What is changed there: titles of sources, each once.</summary>
    public IReadOnlyList<string> Titles { get; } = [.. Edits.Select(edit => edit.Title).Distinct()];

    /// <summary>Where.</summary>
    public IReadOnlyList<T> Shapes { get; } = [.. Edits.Select(edit => edit.Shape)];

    internal EditedForms<T> Changing(IReadOnlyCollection<string> titles) =>
        new([.. Edits.Where(edit => titles.Contains(edit.Title))]);
}
