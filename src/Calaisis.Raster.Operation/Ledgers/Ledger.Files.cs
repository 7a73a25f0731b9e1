using Calaisis.Raster.Operation.Storage;

namespace Calaisis.Raster.Operation.Ledgers;

public sealed partial class Ledger
{
    /// <summary>The hashes taken before, by what <see cref="FileMemory"/> calls each file.</summary>
    public IReadOnlyDictionary<string, RememberedFile> RememberedFiles() => Rows(
            "SELECT file, bytes, modified, sha256 FROM files",
            row => (File: row.GetString(0), Known: new RememberedFile(new ContentHash(row.GetString(3), row.GetInt64(1)), row.GetInt64(2))))
        .ToDictionary(row => row.File, row => row.Known, StringComparer.Ordinal);

    /// <summary>Keeps hashes for the next run.</summary>
    public void Remember(IEnumerable<KeyValuePair<string, RememberedFile>> files)
    {
        using var together = Together();
        foreach (var (file, known) in files)
        {
            Do(() => Execute(
                "INSERT OR REPLACE INTO files (file, bytes, modified, sha256) VALUES (@file, @bytes, @modified, @sha)",
                ("@file", file), ("@bytes", known.Hash.Bytes), ("@modified", known.Modified), ("@sha", known.Hash.Sha256)));
        }
    }
}
