namespace Calaisis.Raster.Cli.Reporting;

/// <summary>How much the program says on the terminal. The log file always holds everything.</summary>
enum Verbosity
{
    /// <summary>Warnings and errors only.</summary>
    Quiet,
    Normal,

    /// <summary>Also each step's start, parameters and counts.</summary>
    Verbose,
}
