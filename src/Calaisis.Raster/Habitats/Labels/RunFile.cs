using System.Runtime.InteropServices;
using Calaisis.Raster.Faults;
using Microsoft.Win32.SafeHandles;

namespace Calaisis.Raster.Habitats.Labels;

/// <summary>
/// The runs of all tiles, between the pass that finds them and the one that knows their patches: one tile after the
/// other in a file that nobody else can open and that goes with the process.
/// </summary>
/// <remarks>Thread rule: one writer; once everything is written, any number of readers.</remarks>
sealed class RunFile : IDisposable
{
    const string Prefix = "calaisis-habitats-";
    const string Suffix = ".scratch";

    static int _count;
    readonly SafeFileHandle _handle;
    readonly string _path;
    readonly List<(long Offset, int Count, int First)> _tiles = [];
    long _length;

    public RunFile(string folder)
    {
        if (!Directory.Exists(folder))
            throw new OutputException($"scratch folder '{folder}': found no such folder; choose one that is there");
        RemoveLeftBehind(folder);
        _path = Path.Combine(
            folder, FormattableString.Invariant(
                $"{Prefix}{Environment.ProcessId}-{Interlocked.Increment(ref _count)}{Suffix}"));
        try
        {
            _handle = File.OpenHandle(
                _path, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None,
                FileOptions.RandomAccess | FileOptions.DeleteOnClose);
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            throw new OutputException($"scratch file '{_path}': cannot be made: {LibraryTexts.Of(refused)}", refused);
        }
    }

    /// <summary>
    /// Adds the runs of the next tile, whose components have numbers from <paramref name="first"/> on.
    /// </summary>
    public void Add(ReadOnlySpan<Run> runs, int first)
    {
        try
        {
            RandomAccess.Write(_handle, MemoryMarshal.AsBytes(runs), _length);
        }
        catch (IOException refused)
        {
            throw new OutputException(
                $"scratch file '{_path}': cannot be written: {LibraryTexts.Of(refused)}; free some space", refused);
        }

        _tiles.Add((_length, runs.Length, first));
        _length += MemoryMarshal.AsBytes(runs).Length;
    }

    /// <summary>The runs of a tile, in an array that grows as needed; and the number of its first component.</summary>
    public ReadOnlySpan<Run> Read(long tile, ref Run[] buffer, out int first)
    {
        (var offset, var count, first) = _tiles[(int)tile];
        if (buffer.Length < count) buffer = new Run[count];
        var left = MemoryMarshal.AsBytes(buffer.AsSpan(0, count));
        while (left.Length > 0)
        {
            var read = RandomAccess.Read(_handle, left, offset);
            if (read <= 0)
                throw new OutputException($"scratch file '{_path}': ends at byte {offset}; something cut it short");
            left = left[read..];
            offset += read;
        }

        return buffer.AsSpan(0, count);
    }

    public void Dispose() => _handle.Dispose();

    // A living process holds a lock on its file.
    static void RemoveLeftBehind(string folder)
    {
        foreach (var path in Directory.EnumerateFiles(folder, Prefix + "*" + Suffix).Order(StringComparer.Ordinal))
        {
            try
            {
                using (File.OpenHandle(path, FileMode.Open, FileAccess.ReadWrite, FileShare.None)) File.Delete(path);
            }
            catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
            {
                // In use, or another user's: not ours to delete.
            }
        }
    }
}
