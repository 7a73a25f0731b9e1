using System.IO.Hashing;
using System.Text;
using Calaisis.Raster.Operation.Storage;

namespace Calaisis.Raster.Operation.Ledgers;

public sealed partial class Ledger
{
    /// <summary>The hashes taken before, by what <see cref="FileMemory"/> calls each file.</summary>
    public IReadOnlyDictionary<string, RememberedFile> RememberedFiles() => Rows(
            "SELECT file, bytes, modified, sha256 FROM files",
            row => (
                File: row.GetString(0),
                Known: new RememberedFile(
                    new ContentHash(row.GetString(3).Split(' ')[0], row.GetInt64(1)), row.GetInt64(2)),
                Noted: row.GetString(3)))
        .Where(row => row.Noted == Noted(row.File, row.Known))
        .ToDictionary(row => row.File, row => row.Known, StringComparer.Ordinal);

    /// <summary>
    /// The hash, and a checksum of the row: a hash that is not the file's would stand in keys and manifests.
    /// </summary>
    static string Noted(string file, RememberedFile known)
    {
        var row = $"{file} {known.Hash.Sha256} {known.Hash.Bytes} {known.Modified}";
        return $"{known.Hash.Sha256} {XxHash3.HashToUInt64(Encoding.UTF8.GetBytes(row)):x16}";
    }

    /// <summary>Keeps hashes for the next run.</summary>
    public void Remember(IEnumerable<KeyValuePair<string, RememberedFile>> files)
    {
        using var together = Together();
        foreach (var (file, known) in files)
        {
            Do(() => Execute(
                "INSERT OR REPLACE INTO files (file, bytes, modified, sha256) VALUES (@file, @bytes, @modified, @sha)",
                ("@file", file),
                ("@bytes", known.Hash.Bytes),
                ("@modified", known.Modified),
                ("@sha", Noted(file, known))));
        }
    }
}
