using System.Runtime.InteropServices;
using Calaisis.Raster.Faults;

namespace Calaisis.Raster.Outputs;

/// <summary>Whether a file can be written at a place, before anything is computed for it.</summary>
public static partial class OutputPlace
{
    // The kinds of file in a mode of POSIX, and where the mode stands in what statx answers.
    const int KindMask = 0xF000;
    const int RegularFile = 0x8000;
    const int Folder = 0x4000;
    const int ModeOffset = 28;
    const int AnswerBytes = 256;
    const int FromWorkingFolder = -100;
    const uint WantsKind = 1;

    static readonly string[] SystemFolders = ["/dev", "/proc", "/sys"];

    /// <summary>
    /// Why no file can stand there, as the end of a sentence: the name ends in a slash, or a folder, a device, a pipe
    /// has it. Null where it is free or that of a file. A device must never be replaced: all programs of the machine
    /// use it.
    /// </summary>
    public static Sentence? WhyNot(string path)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        if (Path.EndsInDirectorySeparator(path)) return $"it ends in a slash, as folders do";
        return Directory.Exists(path) ? (Sentence)$"a folder has that name" : WhyNeither(Path.GetFullPath(path));
    }

    /// <summary>The same for a folder, which may be there already.</summary>
    public static Sentence? WhyNoFolder(string path)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        var full = Path.TrimEndingDirectorySeparator(Path.GetFullPath(path));
        return WhyNeither(full) ?? (File.Exists(full) ? (Sentence)$"a file has that name" : null);
    }

    /// <summary>Refuses a place where no file can stand, before anything is computed for it.</summary>
    /// <exception cref="OutputException">No file can stand there.</exception>
    public static void Require(string path)
    {
        if (WhyNot(path) is { } why)
            throw new OutputException($"{path}: cannot be written ({why}); choose another name");
    }

    static Sentence? WhyNeither(string full)
    {
        if (!OperatingSystem.IsWindows() && IsOfSystem(full)) return $"it lies among the devices of the system";
        if (OperatingSystem.IsLinux() && !IsFileOrFree(full)) return $"a device or a pipe has that name";
        return FileAbove(full) is { } file ? (Sentence)$"'{file}' on the way to it is a file, not a folder" : null;
    }

    static string? FileAbove(string full)
    {
        for (var above = Path.GetDirectoryName(full); above is not null
            && !Directory.Exists(above); above = Path.GetDirectoryName(above))
        {
            if (File.Exists(above)) return above;
        }

        return null;
    }

    static bool IsOfSystem(string full) =>
        SystemFolders.Any(folder => full == folder || full.StartsWith(folder + "/", StringComparison.Ordinal))
        && !full.StartsWith("/dev/shm/", StringComparison.Ordinal);

    static bool IsFileOrFree(string full)
    {
        var answer = new byte[AnswerBytes];
        if (StatX(FromWorkingFolder, full, 0, WantsKind, answer) != 0) return true;
        var kind = BitConverter.ToUInt16(answer, ModeOffset) & KindMask;
        return kind is RegularFile or Folder;
    }

    [LibraryImport("libc", EntryPoint = "statx", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int StatX(int folder, string path, int flags, uint wanted, byte[] answer);
}
