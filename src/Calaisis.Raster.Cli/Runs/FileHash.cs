using System.Security.Cryptography;
using Calaisis.Raster.Faults;

namespace Calaisis.Raster.Cli.Runs;

/// <summary>What identifies a file's content: SHA-256 and length.</summary>
/// <param name="Sha256">In lower-case hexadecimal.</param>
/// <param name="Bytes">Length of the file.</param>
sealed record FileHash(string Sha256, long Bytes)
{
    /// <summary>The hash of a file; null for what is no file of this machine (a database, an address).</summary>
    public static FileHash? Of(string path)
    {
        if (!File.Exists(path)) return null;
        try
        {
            using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 20, FileOptions.SequentialScan);
            var hash = Convert.ToHexStringLower(SHA256.HashData(stream));
            return new FileHash(hash, stream.Length);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw new OutputException($"{path}: cannot be read to take its hash ({problem.Message.TrimEnd('.')}); check its rights", problem);
        }
    }
}
