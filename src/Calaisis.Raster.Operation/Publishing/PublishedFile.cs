using Calaisis.Raster.Operation.Storage;
using Calaisis.Raster.Outputs;

namespace Calaisis.Raster.Operation.Publishing;

/// <summary>A file that people see.</summary>
/// <param name="Path">From the folder of results, with forward slashes.</param>
public abstract record PublishedFile(string Path)
{
    /// <summary>Whether it is there already.</summary>
    internal abstract bool IsAt(string path);

    /// <summary>Puts it there; its folder is made where it is missing.</summary>
    internal abstract void PutAt(string path, IReadOnlyList<string> copied);
}

/// <summary>A stored result.</summary>
/// <param name="Path">From the folder of results, with forward slashes.</param>
/// <param name="Stored">Where it is stored.</param>
/// <param name="Output">What is known of it.</param>
public sealed record PublishedResult(string Path, string Stored, StoredOutput Output) : PublishedFile(Path)
{
    internal override bool IsAt(string path)
    {
        var file = new FileInfo(path);
        return file.Exists && file.Length == Output.Bytes && file.LastWriteTimeUtc.Ticks == Output.Modified;
    }

    internal override void PutAt(string path, IReadOnlyList<string> copied)
    {
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path)!);
        if (!copied.Contains(System.IO.Path.GetExtension(path), StringComparer.OrdinalIgnoreCase))
        {
            NativeFiles.LinkOrCopy(Stored, path);
            return;
        }

        File.Copy(Stored, path);
        NativeFiles.MakeWritable(path);
        File.SetLastWriteTimeUtc(path, new DateTime(Output.Modified, DateTimeKind.Utc));
    }
}

/// <summary>A small file that is made when results are shown.</summary>
/// <param name="Path">From the folder of results, with forward slashes.</param>
/// <param name="Bytes">What it holds.</param>
public sealed record PublishedText(string Path, ReadOnlyMemory<byte> Bytes) : PublishedFile(Path)
{
    internal override bool IsAt(string path) => File.Exists(path) && File.ReadAllBytes(path).AsSpan().SequenceEqual(Bytes.Span);

    internal override void PutAt(string path, IReadOnlyList<string> copied) => WholeFile.Write(path, Bytes);
}
