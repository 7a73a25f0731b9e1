using System.Security.Cryptography;
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

    /// <summary>What its run says of it.</summary>
    internal abstract ShownFile Describe();
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
        if (!file.Exists || file.Length != Output.Bytes || file.LastWriteTimeUtc.Ticks != Output.Modified) return false;
        // A second name of what is stored was checked with it. Copies are not, and length and time are easily kept.
        return NativeFiles.IsSame(path, Stored) || ContentHash.IsStill(path, Output.Checksum);
    }

    internal override ShownFile Describe() => new(Path, Output.Sha256, Output.Bytes);

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
    internal override bool IsAt(string path) =>
        File.Exists(path) && File.ReadAllBytes(path).AsSpan().SequenceEqual(Bytes.Span);

    internal override void PutAt(string path, IReadOnlyList<string> copied) => WholeFile.Write(path, Bytes);

    internal override ShownFile Describe() =>
        new(Path, Convert.ToHexStringLower(SHA256.HashData(Bytes.Span)), Bytes.Length);
}
