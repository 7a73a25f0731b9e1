namespace Calaisis.Raster.Faults;

/// <summary>
/// One thing wrong in a pipeline file or on the command line: where it stands, and a sentence about it.
/// </summary>
/// <param name="Place">The file, or the command line, that holds it.</param>
/// <param name="Line">Counted from 1; 0 where lines have no meaning (command line).</param>
/// <param name="Column">Counted from 1; 0 where columns have no meaning.</param>
/// <param name="Message">Found what, expected what, and what to do.</param>
public readonly record struct Fault(string Place, int Line, int Column, Sentence Message)
{
    /// <summary>The message behind its place.</summary>
    public Sentence Sentence => Line > 0 ? (Sentence)$"{Place}({Line},{Column}): {Message}" : $"{Place}: {Message}";

    public override string ToString() => Sentence.ToString();
}
