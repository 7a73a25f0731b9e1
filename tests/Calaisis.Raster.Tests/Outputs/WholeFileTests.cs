using Calaisis.Raster.Faults;
using Calaisis.Raster.Outputs;
using Xunit;

namespace Calaisis.Raster.Tests.Outputs;

public sealed class WholeFileTests : IDisposable
{
    readonly string _folder = Directory.CreateTempSubdirectory("whole-file-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void The_file_holds_the_bytes_and_the_folder_is_made()
    {
        var path = Path.Combine(_folder, "a", "b", "map.png");
        WholeFile.Write(path, new byte[] { 1, 2, 3 });
        Assert.Equal([1, 2, 3], File.ReadAllBytes(path));
        Assert.Equal([path], Directory.GetFiles(Path.GetDirectoryName(path)!));
    }

    [Fact]
    public void An_existing_file_is_replaced_whole()
    {
        var path = Path.Combine(_folder, "map.png");
        WholeFile.Write(path, new byte[] { 1, 2, 3 });
        WholeFile.Write(path, new byte[] { 4 });
        Assert.Equal([4], File.ReadAllBytes(path));
    }

    [Fact]
    public void A_writer_that_fails_leaves_the_old_file_and_nothing_else()
    {
        var path = Path.Combine(_folder, "map.png");
        WholeFile.Write(path, new byte[] { 1, 2, 3 });
        Assert.Throws<InvalidOperationException>(() => WholeFile.Write(path, stream =>
        {
            stream.WriteByte(9);
            throw new InvalidOperationException("stopped");
        }));
        Assert.Equal([1, 2, 3], File.ReadAllBytes(path));
        Assert.Equal([path], Directory.GetFiles(_folder));
    }

    [Fact]
    public void A_full_disk_is_a_sentence_that_names_the_file()
    {
        var path = Path.Combine(_folder, "map.png");
        File.CreateSymbolicLink(path + WholeFile.TemporarySuffix, "/dev/full");
        var refused = Assert.Throws<OutputException>(() => WholeFile.Write(path, new byte[1 << 16]));
        Assert.StartsWith(path + ": cannot be written (", refused.Message, StringComparison.Ordinal);
        Assert.Equal(4, refused.ExitCode);
        Assert.Empty(Directory.GetFileSystemEntries(_folder));
    }

    [Fact]
    public void A_folder_in_the_place_of_the_file_is_refused()
    {
        var path = Path.Combine(_folder, "map.png");
        Directory.CreateDirectory(path);
        var refused = Assert.Throws<OutputException>(() => WholeFile.Write(path, new byte[] { 1 }));
        Assert.Contains("a folder has that name", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_where_a_folder_is_needed_is_refused()
    {
        File.WriteAllBytes(Path.Combine(_folder, "out"), [1]);
        Assert.Throws<OutputException>(
            () => WholeFile.Write(Path.Combine(_folder, "out", "map.png"), new byte[] { 1 }));
    }
}
