namespace Calaisis.Raster.Faults;

/// <summary>
/// What a user can mend: a wrong pipeline, data that are not as declared, a file that cannot be read or written. Its
/// message is the sentence the user reads; each kind has its exit code. Anything else that escapes is our bug (70).
/// </summary>
public abstract class CalaisisException : Exception
{
    protected CalaisisException(Sentence sentence, Exception? inner = null)
        : base(sentence.ToString(), inner)
    {
        Sentence = sentence;
    }

    /// <summary>The message, to be told in any language; <see cref="Exception.Message"/> is in English.</summary>
    public Sentence Sentence { get; }

    /// <summary>The message as people see it, a sentence a line.</summary>
    public virtual IEnumerable<Sentence> Shown => [Sentence];

    /// <summary>The code the program ends with.</summary>
    public abstract int ExitCode { get; }

    /// <summary>What a failure says, whatever its kind.</summary>
    public static Sentence SentenceOf(Exception problem) => LibraryTexts.Of(problem);

    /// <summary>
    /// Of failures of work that was done side by side, the first that a user can mend; any other failure as it is.
    /// </summary>
    public static Exception FirstIn(Exception problem) => problem is AggregateException many
        ? many.Flatten().InnerExceptions.FirstOrDefault(inner => inner is CalaisisException) ?? problem
        : problem;
}
