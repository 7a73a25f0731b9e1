using Calaisis.Raster.Parameters;

namespace Calaisis.Raster.Pipelines.Actions;

/// <summary>A text of the user's in both languages of the program.</summary>
public sealed record BothLanguages(string French, string English)
{
    static readonly Key<string> FrenchKey = Key<string>.Required("fr", new TextSpec(), "In French", "Haie plantée");

    static readonly Key<string> EnglishKey = Key<string>.Required("en", new TextSpec(), "In English", "Hedge planted");

    /// <summary>How it is written.</summary>
    public static Spec<BothLanguages> Spec { get; } = new RecordSpec<BothLanguages>(
        "text in two languages", "A text in French and in English", [FrenchKey, EnglishKey],
        fields => new BothLanguages(fields.Get(FrenchKey).Trim(), fields.Get(EnglishKey).Trim()));

    /// <summary>The text in a language.</summary>
    public string In(Language language) => language == Language.French ? French : English;
}
