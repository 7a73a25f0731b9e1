using System.CommandLine;

namespace Calaisis.Raster.Cli.Commands;

static class CheckCommand
{
    public static Command Create() => new("check", "x");
}
