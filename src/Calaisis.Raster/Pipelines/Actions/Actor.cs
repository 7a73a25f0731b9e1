using Calaisis.Raster.Parameters;

namespace Calaisis.Raster.Pipelines.Actions;

/// <summary>Who does a work.</summary>
public enum Actor
{
    Commune,
    Farmer,
    RoadManager,
    Company,
    Household,
    Pays,
    WaterBoard,
}

/// <summary>What actors are called.</summary>
public static class ActorWords
{
    static readonly (string Word, Actor Actor, Sentence Title)[] All =
    [
        ("commune", Actor.Commune, $"commune"),
        ("farmer", Actor.Farmer, $"farmer"),
        ("road-manager", Actor.RoadManager, $"road manager"),
        ("company", Actor.Company, $"company"),
        ("household", Actor.Household, $"household"),
        ("pays", Actor.Pays, $"Pays"),
        ("water-board", Actor.WaterBoard, $"water board"),
    ];

    /// <summary>How a file names one.</summary>
    public static ChoiceSpec<Actor> Spec { get; } = new([.. All.Select(actor => (actor.Word, actor.Actor))]);

    /// <summary>The actor that a word names; null for none.</summary>
    public static Actor? Find(string word) => All.Where(actor => actor.Word == word)
        .Select(actor => (Actor?)actor.Actor).FirstOrDefault();

    /// <summary>The word of an actor.</summary>
    public static string WordOf(Actor actor) => All.First(known => known.Actor == actor).Word;

    /// <summary>The words of all actors.</summary>
    public static IReadOnlyList<string> Words => [.. All.Select(actor => actor.Word)];

    /// <summary>What people call an actor.</summary>
    public static Sentence TitleOf(Actor actor) => All.First(known => known.Actor == actor).Title;
}
