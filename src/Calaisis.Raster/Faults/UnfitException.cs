namespace Calaisis.Raster.Faults;

/// <summary>
/// A value that a setting cannot have, told as a sentence: pipeline files hand their numbers on to the domain, whose
/// rules then speak to people.
/// </summary>
public sealed class UnfitException(Sentence sentence) : ArgumentException(sentence.ToString())
{
    /// <summary>The message, to be told in any language; <see cref="Exception.Message"/> is in English.</summary>
    public Sentence Sentence { get; } = sentence;
}
