using System.Runtime.InteropServices;

namespace Calaisis.Raster.Operation.Storage;

/// <summary>
/// What .NET offers no call for: a second name for a file, and putting a link in the place of another.
/// </summary>
static partial class NativeFiles
{
    /// <summary>Gives a file a second name; copies it where the file system knows no second names.</summary>
    public static void LinkOrCopy(string existing, string name)
    {
        var linked = OperatingSystem.IsWindows() ? CreateHardLink(name, existing, 0) : Link(existing, name) == 0;
        if (linked) return;
        File.Copy(existing, name);
        MakeReadOnly(name);
    }

    /// <summary>Whether two paths are names of one file; false where the system does not tell.</summary>
    public static bool IsSame(string path, string other) =>
        FileStamp.Of(path) is { Identity: var one } && one != default && FileStamp.Of(other)?.Identity == one;

    /// <summary>Makes <paramref name="link"/> a link to a folder, in one step where something has that name.</summary>
    public static void ReplaceLink(string link, string target, string temporary)
    {
        OwnPlaces.Remove(temporary);
        Directory.CreateSymbolicLink(temporary, target);
        if (OperatingSystem.IsWindows())
        {
            // Windows replaces no link to a folder in one step.
            if (Directory.Exists(link)) Directory.Delete(link);
            Directory.Move(temporary, link);
        }
        else if (Rename(temporary, link) != 0)
        {
            throw new IOException($"'{link}' could not be replaced (error {Marshal.GetLastPInvokeError()})");
        }
    }

    /// <summary>Gives a file, a folder or a link itself, not what it leads to, another name.</summary>
    public static void Move(string old, string name)
    {
        if (OperatingSystem.IsWindows()) Directory.Move(old, name);
        else if (Rename(old, name) != 0)
            throw new IOException($"'{old}' could not be moved (error {Marshal.GetLastPInvokeError()})");
    }

    public static void MakeReadOnly(string file)
    {
        if (OperatingSystem.IsWindows()) File.SetAttributes(file, FileAttributes.ReadOnly);
        else File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.GroupRead | UnixFileMode.OtherRead);
    }

    public static void MakeWritable(string file)
    {
        if (OperatingSystem.IsWindows()) File.SetAttributes(file, FileAttributes.Normal);
        else File.SetUnixFileMode(file, File.GetUnixFileMode(file) | UnixFileMode.UserWrite);
    }

    [LibraryImport("libc", EntryPoint = "link", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Link(string existing, string name);

    [LibraryImport("libc", EntryPoint = "rename", StringMarshalling = StringMarshalling.Utf8, SetLastError = true)]
    private static partial int Rename(string old, string name);

    [LibraryImport("kernel32", EntryPoint = "CreateHardLinkW", StringMarshalling = StringMarshalling.Utf16)]
    [return: MarshalAs(UnmanagedType.Bool)]
    private static partial bool CreateHardLink(string name, string existing, nint attributes);
}
