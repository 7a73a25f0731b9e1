namespace Calaisis.Raster.Faults;

/// <summary>An output could not be written: says which file, what the system answered, and what to do.</summary>
public sealed class OutputException : CalaisisException
{
    public OutputException(Sentence sentence, Exception? inner = null)
        : base(sentence, inner)
    {
    }

    public override int ExitCode => 4;

    /// <summary>What the system answered to an attempt to write, as a sentence.</summary>
    public static OutputException Refused(string path, Exception refused)
    {
        ArgumentNullException.ThrowIfNull(refused);
        return new(
            $"{path}: cannot be written ({LibraryTexts.Of(refused)}); free some space, "
                + $"or choose a folder you may write to.",
            refused);
    }
}
