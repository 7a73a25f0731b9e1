using Calaisis.Raster.Faults;
using Calaisis.Raster.Operation.Storage;

namespace Calaisis.Raster.Operation.Publishing;

/// <summary>What a run notes of a file it shows.</summary>
/// <param name="Path">From the folder of results, with forward slashes.</param>
/// <param name="Sha256">The hash of its content.</param>
/// <param name="Bytes">Its length.</param>
public sealed record ShownFile(string Path, string Sha256, long Bytes)
{
    /// <summary>Whether it still is what was shown.</summary>
    internal bool IsIn(string folder, CancellationToken cancel)
    {
        var file = new FileInfo(System.IO.Path.Combine(folder, Path));
        if (!file.Exists || file.Length != Bytes) return false;
        try
        {
            return ContentHash.Of(file.FullName, cancel).Sha256 == Sha256;
        }
        catch (OutputException)
        {
            return false;
        }
    }
}
