namespace Calaisis.Raster.Faults;

/// <summary>An output could not be written: says which file, what the system answered, and what to do.</summary>
public sealed class OutputException : CalaisisException
{
    public OutputException(string message, Exception? inner = null)
        : base(message, inner)
    {
    }

    public override int ExitCode => 4;
}
