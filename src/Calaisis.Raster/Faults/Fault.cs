namespace Calaisis.Raster.Faults;

/// <summary>One thing wrong in a pipeline file or on the command line: where it stands, and a sentence about it.</summary>
/// <param name="Place">The file, or the command line, that holds it.</param>
/// <param name="Line">Counted from 1; 0 where lines have no meaning (command line).</param>
/// <param name="Column">Counted from 1; 0 where columns have no meaning.</param>
/// <param name="Message">Found what, expected what, and what to do.</param>
public readonly record struct Fault(string Place, int Line, int Column, string Message)
{
    public override string ToString() => Line > 0 ? $"{Place}({Line},{Column}): {Message}" : $"{Place}: {Message}";
}
