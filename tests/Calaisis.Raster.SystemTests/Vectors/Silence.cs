using Calaisis.Raster.Flow;

namespace Calaisis.Raster.SystemTests.Vectors;

/// <summary>Hears all and says nothing.</summary>
sealed class Silence : IRunListener
{
    public void Hear(RunEvent happened)
    {
    }
}
