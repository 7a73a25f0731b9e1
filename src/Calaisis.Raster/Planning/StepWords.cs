namespace Calaisis.Raster.Planning;

/// <summary>
/// Steps, and what they are told and read, as people read of them: words of the program in their language, names as
/// they are.
/// </summary>
public static class StepWords
{
    /// <summary>What steps do: the last part of their ids.</summary>
    public static KnownTexts Kinds { get; } = new(
        "atlas",
        "changes",
        "circuitscape",
        "comparison",
        "comparison tables",
        "conflicts",
        "cost",
        "edits",
        "gains",
        "habitats",
        "links",
        "names",
        "network",
        "overlap",
        "package",
        "plan",
        "preflight",
        "qgis-project",
        "radiance",
        "report",
        "resistance",
        "resistance-map",
        "sheet",
        "tables",
        "works");

    /// <summary>What parameters and inputs of steps are called.</summary>
    public static KnownTexts Roles { get; } = new(
        "table of layer {0}",
        "source {0}, edit {1}",
        "overlay {0}",
        "names {0}",
        "edits of {0}",
        "gains of {0}",
        "works {0}",
        "figures of {0}",
        "changes of {0}",
        "corridors of {0}",
        "core areas of {0}",
        "{0} package",
        "{0} summary",
        "places",
        "territory");

    /// <summary>A step by its id, whose last part is the kind.</summary>
    public static Sentence OfStep(string id)
    {
        ArgumentNullException.ThrowIfNull(id);
        var kind = id.LastIndexOf('/') + 1;
        return Kinds.Find(id[kind..]) is { } known ? $"{id[..kind]}{known}" : (Sentence)$"{id}";
    }

    /// <summary>Steps by their ids, one after the other.</summary>
    public static Sentence OfSteps(IEnumerable<string> ids) => Sentence.Join(", ", ids.Select(OfStep));

    /// <summary>A kind of step.</summary>
    public static Sentence OfKind(string kind) => Kinds.Find(kind) ?? $"{kind}";

    /// <summary>A parameter or an input.</summary>
    public static Sentence OfRole(string role) => Roles.Find(role) ?? $"{role}";
}
