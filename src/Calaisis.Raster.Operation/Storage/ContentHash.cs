using System.IO.Hashing;
using System.Security.Cryptography;
using Calaisis.Raster.Faults;

namespace Calaisis.Raster.Operation.Storage;

/// <summary>What identifies a file's content.</summary>
/// <param name="Sha256">In lower-case hexadecimal.</param>
/// <param name="Bytes">Length of the file.</param>
public sealed record ContentHash(string Sha256, long Bytes)
{
    // Fits the processor's cache beside what the hashes hold, and is large enough that calls do not count.
    const int Piece = 1 << 16;

    /// <exception cref="OutputException">The file cannot be read.</exception>
    public static ContentHash Of(string path, CancellationToken cancel = default)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var bytes = Read(path, hash.AppendData, cancel);
        return new ContentHash(Convert.ToHexStringLower(hash.GetHashAndReset()), bytes);
    }

    /// <summary>The hash, and the checksum in the same reading.</summary>
    /// <exception cref="OutputException">The file cannot be read.</exception>
    internal static (ContentHash Hash, string Checksum) WithChecksumOf(string path, CancellationToken cancel)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var sum = new XxHash128();
        var bytes = Read(
            path,
            piece =>
            {
                hash.AppendData(piece);
                sum.Append(piece);
            },
            cancel);
        return (new ContentHash(Convert.ToHexStringLower(hash.GetHashAndReset()), bytes), Text(sum));
    }

    /// <summary>
    /// Tells whether a file is still what was written, several times faster than its hash: XXH128 finds every accident
    /// of disks and machines. It is no proof against somebody who means harm, and identifies nothing.
    /// </summary>
    /// <exception cref="OutputException">The file cannot be read.</exception>
    internal static string ChecksumOf(string path)
    {
        var sum = new XxHash128();
        Read(path, sum.Append, CancellationToken.None);
        return Text(sum);
    }

    /// <summary>Whether a file still has that checksum; one that cannot be read has not.</summary>
    internal static bool IsStill(string path, string checksum)
    {
        try
        {
            return ChecksumOf(path) == checksum;
        }
        catch (OutputException)
        {
            return false;
        }
    }

    static string Text(XxHash128 sum) => Convert.ToHexStringLower(sum.GetCurrentHash());

    static long Read(string path, Action<ReadOnlySpan<byte>> use, CancellationToken cancel)
    {
        try
        {
            using var file = File.OpenHandle(
                path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, FileOptions.SequentialScan);
            var buffer = new byte[Piece];
            var bytes = 0L;
            while (RandomAccess.Read(file, buffer, bytes) is > 0 and var read)
            {
                cancel.ThrowIfCancellationRequested();
                use(buffer.AsSpan(0, read));
                bytes += read;
            }

            return bytes;
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw new OutputException(
                $"{path}: cannot be read to take its hash ({LibraryTexts.Of(problem)}); check its rights", problem);
        }
    }
}
