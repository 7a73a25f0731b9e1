using System.Globalization;
using Calaisis.Raster.Faults;
using Microsoft.Win32.SafeHandles;

namespace Calaisis.Raster.CostDistance.Stores;

/// <summary>
/// A file of declared size that nobody else can open and that goes with the process: deleted when closed, and when a
/// crash left it behind, by the next run that uses the folder.
/// </summary>
sealed class ScratchFile : IDisposable
{
    const string Prefix = "calaisis-cost-distance-";
    const string Suffix = ".scratch";
    // Left for others on the disk.
    const long Margin = 64L << 20;

    static int _count;
    readonly SafeFileHandle _handle;

    public ScratchFile(string folder, long bytes)
    {
        if (!Directory.Exists(folder))
        {
            throw new OutputException(
                $"scratch folder '{folder}': found no such folder, expected one with {Megabytes(bytes)} free");
        }

        RemoveLeftBehind(folder);
        var free = new DriveInfo(System.IO.Path.GetFullPath(folder)).AvailableFreeSpace;
        if (free < bytes + Margin)
        {
            throw new OutputException(
                $"scratch folder '{folder}': found {Megabytes(free)} free, "
                + $"expected {Megabytes(bytes + Margin)}; choose "
                + $"another folder, or give more memory so that no scratch file is needed");
        }

        var name = FormattableString.Invariant(
            $"{Prefix}{Environment.ProcessId}-{Interlocked.Increment(ref _count)}{Suffix}");
        Path = System.IO.Path.Combine(folder, name);
        try
        {
            _handle = File.OpenHandle(
                Path, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None,
                FileOptions.RandomAccess | FileOptions.DeleteOnClose, bytes);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new OutputException(
                $"scratch file '{Path}': cannot be made: {LibraryTexts.Of(exception)}", exception);
        }
    }

    public string Path { get; }

    public unsafe void Read(void* to, int bytes, long offset)
    {
        var left = new Span<byte>(to, bytes);
        while (left.Length > 0)
        {
            var read = RandomAccess.Read(_handle, left, offset);
            if (read <= 0)
                throw new OutputException($"scratch file '{Path}': ends at byte {offset}; something cut it short");
            left = left[read..];
            offset += read;
        }
    }

    public unsafe void Write(void* from, int bytes, long offset)
    {
        try
        {
            RandomAccess.Write(_handle, new ReadOnlySpan<byte>(from, bytes), offset);
        }
        catch (IOException exception)
        {
            throw new OutputException(
                $"scratch file '{Path}': cannot be written: {LibraryTexts.Of(exception)}", exception);
        }
    }

    public void Dispose() => _handle.Dispose();

    /// <summary>Deletes scratch files whose process is gone: a living one holds a lock on its file.</summary>
    public static void RemoveLeftBehind(string folder)
    {
        foreach (var path in Directory.EnumerateFiles(folder, Prefix + "*" + Suffix).Order(StringComparer.Ordinal))
        {
            try
            {
                using (File.OpenHandle(path, FileMode.Open, FileAccess.ReadWrite, FileShare.None)) File.Delete(path);
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                // In use, or another user's: not ours to delete.
            }
        }
    }

    static string Megabytes(long bytes) => (bytes >> 20).ToString("N0", CultureInfo.InvariantCulture) + " MB";
}
