using System.CommandLine;

namespace Calaisis.Raster.Cli.Commands;

static class DoctorCommand
{
    public static Command Create() => new("doctor", "x");
}
