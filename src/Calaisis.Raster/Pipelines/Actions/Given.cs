using Calaisis.Raster.Parameters;

namespace Calaisis.Raster.Pipelines.Actions;

/// <summary>A text that all features share, or the attribute that has each one's own.</summary>
/// <param name="Text">The text; null where an attribute has it.</param>
/// <param name="Attribute">The attribute; null where all share a text.</param>
public sealed record GivenText(string? Text, string? Attribute)
{
    internal static Key<string> AttributeKey { get; } = Key<string>.Required(
        "attribute", new TextSpec(), "The attribute that holds it", "ACTION");

    /// <summary>How it is written.</summary>
    public static Spec<GivenText> Spec { get; } = new EitherSpec<GivenText>(
        new MappedSpec<string, GivenText>(new TextSpec(), (text, _, _) => new GivenText(text, null)),
        new RecordSpec<GivenText>(
            "text by attribute", "The attribute of a layer that holds a text", [AttributeKey],
            fields => new GivenText(null, fields.Get(AttributeKey))));
}

/// <summary>A number that all features share, or the attribute that has each one's own.</summary>
/// <param name="Number">The number; null where an attribute has it.</param>
/// <param name="Attribute">The attribute; null where all share a number.</param>
public sealed record GivenNumber(double? Number, string? Attribute)
{
    /// <summary>How it is written.</summary>
    public static Spec<GivenNumber> Spec { get; } = new EitherSpec<GivenNumber>(
        new MappedSpec<double, GivenNumber>(
            new NumberSpec { AtLeast = 0 }, (number, _, _) => new GivenNumber(number, null)),
        new RecordSpec<GivenNumber>(
            "number by attribute", "The attribute of a layer that holds a number", [GivenText.AttributeKey],
            fields => new GivenNumber(null, fields.Get(GivenText.AttributeKey))));
}
