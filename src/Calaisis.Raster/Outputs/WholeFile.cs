using Calaisis.Raster.Faults;

namespace Calaisis.Raster.Outputs;

/// <summary>
/// Writes a file whole or not at all: the bytes go to a temporary name beside it, reach the disk, and only then take
/// the file's name. A reader sees the old file or the new one, never half of one.
/// </summary>
public static class WholeFile
{
    /// <summary>What the temporary name adds to the file's own.</summary>
    public const string TemporarySuffix = ".partial";

    /// <summary>Writes these bytes, making the folder where it is missing.</summary>
    /// <exception cref="OutputException">The folder or the file cannot be written; nothing is left behind.</exception>
    public static void Write(string path, ReadOnlyMemory<byte> bytes) =>
        Write(path, stream => stream.Write(bytes.Span));

    /// <summary>
    /// Writes what <paramref name="fill"/> puts into the stream, making the folder where it is missing.
    /// </summary>
    /// <remarks>
    /// When <paramref name="fill"/> throws, nothing is left behind and an existing file stays as it was.
    /// </remarks>
    /// <exception cref="OutputException">The folder or the file cannot be written; nothing is left behind.</exception>
    public static void Write(string path, Action<Stream> fill)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        ArgumentNullException.ThrowIfNull(fill);
        var target = Path.GetFullPath(path);
        var temporary = target + TemporarySuffix;
        try
        {
            OutputPlace.Require(path);
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            Unfinished.Add(temporary);
            // Not shared: a second writer of the same file fails at once instead of mixing its bytes in.
            using var stream = new FileStream(temporary, FileMode.Create, FileAccess.Write, FileShare.None);
            Fill(stream, temporary, target, fill);
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            throw OutputException.Refused(path, refused);
        }
        finally
        {
            Unfinished.Remove(temporary);
        }
    }

    // Only the one who opened the temporary file may delete it, hence the second try.
    static void Fill(FileStream stream, string temporary, string target, Action<Stream> fill)
    {
        try
        {
            fill(stream);
            stream.Flush(flushToDisk: true);
            stream.Dispose();
            File.Move(temporary, target, overwrite: true);
        }
        catch
        {
            Abandon(stream);
            File.Delete(temporary);
            throw;
        }
    }

    // After a failed write the stream may still hold bytes and fail again on closing: the first failure is the one
    // told.
    static void Abandon(FileStream stream)
    {
        try
        {
            stream.Dispose();
        }
        catch (IOException)
        {
        }
    }
}
