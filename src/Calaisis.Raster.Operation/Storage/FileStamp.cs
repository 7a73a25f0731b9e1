using System.Runtime.InteropServices;

namespace Calaisis.Raster.Operation.Storage;

/// <summary>
/// What the system says of a file without reading it. The time of its last change, of name or content, cannot be set by
/// programs: a file that was replaced and put back shows it.
/// </summary>
/// <param name="Bytes">Length.</param>
/// <param name="Modified">When its content was last written, in ticks of UTC.</param>
/// <param name="Identity">Device and number of the file on it; empty where the system tells neither.</param>
/// <param name="Changed">When content, name or rights last changed; 0 where the system does not tell.</param>
/// <param name="Rights">Rights, owner and number of names, which change without the content.</param>
public readonly partial record struct FileStamp(
    long Bytes, long Modified, (ulong Device, ulong File) Identity, long Changed, string Rights)
{
    const int CurrentFolder = -100;

    const uint BasicFacts = 0x7ff;

    /// <summary>Null where there is no such file.</summary>
    public static FileStamp? Of(string path)
    {
        var file = FollowedFile.Of(path);
        if (!file.Exists) return null;
        var plain = new FileStamp(file.Length, file.LastWriteTimeUtc.Ticks, default, 0, "");
        if (!OperatingSystem.IsLinux() || StatX(CurrentFolder, path, 0, BasicFacts, out var told) != 0) return plain;
        return plain with
        {
            Identity = (((ulong)told.DeviceMajor << 32) | told.DeviceMinor, told.Inode),
            Changed = (told.ChangedSeconds * 1_000_000_000) + told.ChangedNanoseconds,
            Rights = FormattableString.Invariant($"{told.Mode} {told.User} {told.Group} {told.Names}"),
        };
    }

    /// <summary>
    /// Whether the file was the same all the while since another stamp was taken. Where only its rights or its names
    /// changed too, which sets the same time, it counts as the same.
    /// </summary>
    public bool IsStill(FileStamp earlier) =>
        Bytes == earlier.Bytes && Modified == earlier.Modified && Identity == earlier.Identity
            && (Changed == earlier.Changed || Rights != earlier.Rights);

    // The kernel's own layout, the same on all machines.
    [StructLayout(LayoutKind.Explicit, Size = 256)]
    struct Told
    {
        [FieldOffset(16)]
        public uint Names;
        [FieldOffset(20)]
        public uint User;
        [FieldOffset(24)]
        public uint Group;
        [FieldOffset(28)]
        public ushort Mode;
        [FieldOffset(32)]
        public ulong Inode;
        [FieldOffset(96)]
        public long ChangedSeconds;
        [FieldOffset(104)]
        public uint ChangedNanoseconds;
        [FieldOffset(136)]
        public uint DeviceMajor;
        [FieldOffset(140)]
        public uint DeviceMinor;
    }

    [LibraryImport("libc", EntryPoint = "statx", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int StatX(int folder, string path, int flags, uint facts, out Told told);
}
