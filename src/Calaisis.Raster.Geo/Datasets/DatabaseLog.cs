using System.Collections.Concurrent;
using System.Runtime.InteropServices;
using Calaisis.Raster.Faults;

namespace Calaisis.Raster.Geo.Datasets;

/// <summary>
/// The log beside a database of SQLite, such as a GeoPackage, that holds its last changes. While another program has
/// the database open, it is read with it. Where nobody has, whoever reads it writes it into the database and deletes
/// it, GDAL too when it opens for reading only: an input would be altered.
/// </summary>
static partial class DatabaseLog
{
    const string Ending = "-wal";

    /// <summary>Beside the log: where those who have the database open lock a byte.</summary>
    const string SharedEnding = "-shm";

    const long LockedByte = 128;

    const int AskForLock = 36;

    const short Writing = 1;

    const short Nobody = 2;

    /// <summary>
    /// Logs of databases that others were seen to have open: to ask again would end the locks of our own readers.
    /// </summary>
    static readonly ConcurrentDictionary<string, DateTime> SeenOpen = new(StringComparer.Ordinal);

    static ReadOnlySpan<byte> Beginning => "SQLite format 3\0"u8;

    /// <summary>Refuses a database whose log was left by a program that did not close it.</summary>
    /// <param name="name">The dataset, as GDAL is told it.</param>
    /// <exception cref="RasterException">It cannot be read without being altered.</exception>
    public static void Require(string name)
    {
        if (DatasetPlace.Of(name).File is not { } path
            || new FileInfo(path + Ending) is not { Exists: true, Length: > 0 } log)
        {
            return;
        }

        var written = log.LastWriteTimeUtc;
        if (SeenOpen.TryGetValue(log.FullName, out var seen) && seen == written) return;
        try
        {
            if (!IsDatabase(path)) return;
            if (IsOpen(path + SharedEnding))
            {
                SeenOpen[log.FullName] = written;
                return;
            }
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            // What cannot be opened is told by whoever reads it.
            return;
        }

        throw new RasterException($"{Secrets.Mask(path)}: its last changes are in '{Path.GetFileName(path) + Ending}' "
            + $"beside it, left by a program that did not close it, and reading them would alter it; "
            + $"open it in that program (QGIS, for instance) and close it there, then start again.");
    }

    static bool IsDatabase(string path)
    {
        using var file = File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        Span<byte> bytes = stackalloc byte[Beginning.Length];
        return RandomAccess.Read(file, bytes, 0) == bytes.Length && bytes.SequenceEqual(Beginning);
    }

    static bool IsOpen(string shared)
    {
        if (!File.Exists(shared)) return false;
        if (!OperatingSystem.IsLinux()) return IsHeld(shared);
        using var file = File.OpenHandle(
            shared, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        var asked = new Lock { Type = Writing, Start = LockedByte, Length = 1 };
        return Control((int)file.DangerousGetHandle(), AskForLock, ref asked) == 0 && asked.Type != Nobody;
    }

    static bool IsHeld(string shared)
    {
        try
        {
            using var file = File.OpenHandle(shared, FileMode.Open, FileAccess.ReadWrite, FileShare.None);
            return false;
        }
        catch (IOException)
        {
            return true;
        }
    }

    // The kernel's own layout, the same on all machines of 64 bits.
    [StructLayout(LayoutKind.Explicit, Size = 32)]
    struct Lock
    {
        [FieldOffset(0)]
        public short Type;
        [FieldOffset(8)]
        public long Start;
        [FieldOffset(16)]
        public long Length;
    }

    [LibraryImport("libc", EntryPoint = "fcntl")]
    private static partial int Control(int file, int command, ref Lock asked);
}
