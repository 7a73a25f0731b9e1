using Calaisis.Raster.Parameters;
using Calaisis.Raster.Sources;

namespace Calaisis.Raster.Pipelines.Scenarios;

/// <summary>Where an edit of a scenario works, so that a map can show it.</summary>
/// <param name="Title">What readers call what it changes: the title of a source, or wildlife crossings.</param>
/// <param name="Features">The layer, or what is drawn in the pipeline file.</param>
/// <param name="Area">Which of its features count, by name; null for all.</param>
public sealed record EditedPlace(string Title, VectorSourceSettings Features, EditArea? Area)
{
    /// <summary>Null for an edit that works everywhere, replaces a source or sets a key.</summary>
    /// <param name="after">The scenario that has the edit, or one that builds on it, read and checked.</param>
    /// <param name="edit">The edit.</param>
    public static EditedPlace? Of(Scenario after, ScenarioEdit edit)
    {
        ArgumentNullException.ThrowIfNull(after);
        if (edit is CrossingEdit crossing)
        {
            return new EditedPlace(CrossingsIn(after.Pipeline), CrossingsOf(after, crossing), null);
        }

        if (edit is not SourceEditing editing) return null;
        var source = SourceOf(after, editing);
        return MadeOf(source, editing) switch
        {
            FeatureRemoval removal =>
                new EditedPlace(source.Title, RemovedOf((VectorSourceSettings)source, removal), null),
            CellEdit { Area.Features: { } features } cells => new EditedPlace(source.Title, features, cells.Area),
            _ => null,
        };
    }

    /// <summary>The titles of what edits may change that shapes the network of a trame.</summary>
    /// <param name="pipeline">The scenario's.</param>
    /// <param name="trame">The trame.</param>
    public static IReadOnlyCollection<string> TitlesFor(Pipeline pipeline, TrameDeclaration trame)
    {
        ArgumentNullException.ThrowIfNull(pipeline);
        ArgumentNullException.ThrowIfNull(trame);
        var shaping = trame.ShapedBy;
        return pipeline.Sources.Where(source => shaping.Contains(source.Name))
            .Select(source => source is VectorSourceSettings { Edit: not null } ? CrossingsIn(pipeline) : source.Title)
            .ToHashSet(StringComparer.Ordinal);
    }

    static string CrossingsIn(Pipeline pipeline) =>
        new EditWords(pipeline.Language)["Passages à faune", "Wildlife crossings"];

    internal static SourceSettings SourceOf(Scenario after, SourceEditing editing) =>
        after.Pipeline.Sources.First(source => source.Name == editing.Source);

    /// <summary>The edit as its source makes it; null where the source has been replaced since.</summary>
    internal static SourceEdit? MadeOf(SourceSettings source, SourceEditing editing) =>
        source.Edits.FirstOrDefault(made => IsAt(made.Place, editing.Node.Mark));

    internal static VectorSourceSettings CrossingsOf(Scenario after, CrossingEdit crossing) =>
        after.Pipeline.Sources.OfType<VectorSourceSettings>()
            .First(source => source.Edit is { } place && IsAt(place, crossing.Node.Mark));

    static bool IsAt(EditPlace place, Mark mark) => place.Line == mark.Line && place.Column == mark.Column
        && (mark.File is not { } file || file.Place == place.File);

    /// <summary>The features that a removal takes out.</summary>
    internal static VectorSourceSettings RemovedOf(VectorSourceSettings source, FeatureRemoval removal) =>
        source with
        {
            Where = source.Where is { } where ? $"({where}) AND ({removal.Where})" : removal.Where,
            WhereAt = new(removal.Place.Shown),
        };
}
