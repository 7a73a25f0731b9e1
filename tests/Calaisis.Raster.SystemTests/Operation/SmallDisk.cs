using System.Diagnostics;
using Xunit;

namespace Calaisis.Raster.SystemTests.Operation;

/// <summary>A small disk of the test's own over a folder; needs the rights to mount one.</summary>
sealed class SmallDisk : IDisposable
{
    readonly string _folder;

    SmallDisk(string folder) => _folder = folder;

    public static async Task<SmallDisk> MountAsync(string folder, string options)
    {
        Directory.CreateDirectory(folder);
        if (!await SucceedsAsync("mount", "-t", "tmpfs", "-o", options, "calaisis", folder))
            Assert.Skip("no disk can be mounted here");
        return new SmallDisk(folder);
    }

    /// <summary>Mounts it otherwise, with all that is on it.</summary>
    public async Task RemountAsync(string options) =>
        Assert.True(await SucceedsAsync("mount", "-o", $"remount,{options}", _folder));

    /// <summary>Leaves no room on it.</summary>
    public static async Task FillAsync(string file) =>
        Assert.False(await SucceedsAsync("dd", "if=/dev/zero", $"of={file}", "bs=4k"));

    public void Dispose()
    {
        using var unmount =
            Process.Start(new ProcessStartInfo("umount", ["-l", _folder]) { RedirectStandardError = true })!;
        unmount.WaitForExit();
    }

    static async Task<bool> SucceedsAsync(string program, params string[] arguments)
    {
        using var process = Process.Start(
            new ProcessStartInfo(program, arguments) { RedirectStandardError = true, RedirectStandardOutput = true })!;
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return process.ExitCode == 0;
    }
}
