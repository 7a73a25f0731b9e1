namespace Calaisis.Raster.Faults;

/// <summary>Data are not what was declared: says which file or source, where in it, found what, expected what.</summary>
public class RasterException : CalaisisException
{
    public RasterException(string message, Exception? inner = null)
        : base(message, inner)
    {
    }

    public override int ExitCode => 3;
}
