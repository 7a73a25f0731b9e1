namespace Calaisis.Raster.Flow;

/// <summary>Hears nothing: for what was told before.</summary>
public sealed class SilentListener : IRunListener
{
    SilentListener()
    {
    }

    /// <summary>The only one.</summary>
    public static SilentListener Instance { get; } = new();

    public void Hear(RunEvent happened)
    {
    }
}
