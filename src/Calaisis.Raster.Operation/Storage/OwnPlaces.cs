using System.Globalization;

namespace Calaisis.Raster.Operation.Storage;

/// <summary>What may stand in a place of ours that is of the wrong kind, and how it is got out of the way.</summary>
static class OwnPlaces
{
    /// <summary>Removes a file, a link or a folder with all that is in it; nothing where there is none.</summary>
    public static void Remove(string path)
    {
        var there = new FileInfo(path);
        if (there.LinkTarget is not null || there.Exists) there.Delete();
        else if (Directory.Exists(path)) Directory.Delete(path, recursive: true);
    }

    /// <summary>Gives what stands there a name of its own, ending in what became of it.</summary>
    /// <returns>The new name.</returns>
    public static string SetAside(string path, string ending)
    {
        var aside = path + ending;
        for (var i = 2; Path.Exists(aside); i++)
            aside = string.Create(CultureInfo.InvariantCulture, $"{path}{ending}-{i}");
        NativeFiles.Move(path, aside);
        return aside;
    }
}
