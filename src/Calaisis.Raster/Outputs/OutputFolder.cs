using Calaisis.Raster.Faults;

namespace Calaisis.Raster.Outputs;

/// <summary>Folders that results go to.</summary>
public static class OutputFolder
{
    /// <summary>Makes a folder, and those it lies in, where they are missing.</summary>
    /// <exception cref="OutputException">It cannot be made.</exception>
    public static void Make(string folder)
    {
        if (OutputPlace.WhyNoFolder(folder) is { } why)
            throw new OutputException($"{folder}: cannot be made ({why}); choose another name");
        try
        {
            Directory.CreateDirectory(folder);
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            throw OutputException.Refused(folder, refused);
        }
    }
}
