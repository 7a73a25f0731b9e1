using System.CommandLine;

namespace Calaisis.Raster.Cli.Commands;

static class RunCommand
{
    public static Command Create() => new("run", "x");
}
