using Calaisis.Raster.Faults;

namespace Calaisis.Raster.Outputs;

/// <summary>Folders that results go to.</summary>
public static class OutputFolder
{
    /// <summary>Makes a folder, and those it lies in, where they are missing.</summary>
    /// <exception cref="OutputException">It cannot be made.</exception>
    public static void Make(string folder)
    {
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
