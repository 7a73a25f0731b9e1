namespace Calaisis.Raster.Cli.Reporting;

/// <summary>
/// What the program ends with; the other codes come with the exceptions of the domain (2, 3, 4) and of runs (75).
/// </summary>
static class ExitCode
{
    public const int Done = 0;

    /// <summary>A wrong pipeline file or wrong arguments.</summary>
    public const int WrongArguments = 2;

    /// <summary>Data are not as declared.</summary>
    public const int WrongData = 3;

    /// <summary>Reading or writing failed.</summary>
    public const int ReadOrWriteFailed = 4;

    /// <summary>Our bug.</summary>
    public const int Bug = 70;

    /// <summary>Stopped by the user.</summary>
    public const int Stopped = 130;
}
