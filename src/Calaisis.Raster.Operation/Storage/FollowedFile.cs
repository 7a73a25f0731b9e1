namespace Calaisis.Raster.Operation.Storage;

/// <summary>
/// What opening a path finds: length and time are those of the file that links lead to, not of the link.
/// </summary>
static class FollowedFile
{
    public static FileInfo Of(string path)
    {
        var file = new FileInfo(path);
        try
        {
            return file.LinkTarget is null ? file : file.ResolveLinkTarget(returnFinalTarget: true) as FileInfo ?? file;
        }
        catch (IOException)
        {
            // Links that lead in a circle lead to no file, which reading it tells.
            return file;
        }
    }
}
