using System.Runtime.CompilerServices;

namespace Calaisis.Raster.SystemTests.Program;

/// <summary>Whatever language the developer's machine speaks, tests and the programs they start hear English.</summary>
static class NeutralLanguage
{
    [ModuleInitializer]
    internal static void Set() => Environment.SetEnvironmentVariable("LC_ALL", "C.UTF-8");
}
