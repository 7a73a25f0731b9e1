using System.Security.Cryptography;
using Calaisis.Raster.Faults;

namespace Calaisis.Raster.Operation.Storage;

/// <summary>What identifies a file's content.</summary>
/// <param name="Sha256">In lower-case hexadecimal.</param>
/// <param name="Bytes">Length of the file.</param>
public sealed record ContentHash(string Sha256, long Bytes)
{
    /// <exception cref="OutputException">The file cannot be read.</exception>
    public static ContentHash Of(string path, CancellationToken cancel = default)
    {
        try
        {
            using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, 1 << 20, FileOptions.SequentialScan);
            using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            var buffer = new byte[1 << 20];
            var bytes = 0L;
            while (stream.Read(buffer) is > 0 and var read)
            {
                cancel.ThrowIfCancellationRequested();
                hash.AppendData(buffer, 0, read);
                bytes += read;
            }

            return new ContentHash(Convert.ToHexStringLower(hash.GetHashAndReset()), bytes);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw new OutputException($"{path}: cannot be read to take its hash ({problem.Message.TrimEnd('.')}); check its rights", problem);
        }
    }
}
