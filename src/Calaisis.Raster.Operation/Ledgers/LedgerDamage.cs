using System.Text.Json;
using Calaisis.Raster.Faults;
using Calaisis.Raster.Operation.Storage;
using Microsoft.Data.Sqlite;

namespace Calaisis.Raster.Operation.Ledgers;

/// <summary>
/// A ledger that cannot be read any more. Results do not need it: a run sets it aside and begins a new one; whoever
/// only wants to read it is told.
/// </summary>
public sealed class LedgerDamagedException : CalaisisException
{
    internal LedgerDamagedException(string path, Exception problem)
        : base(
            $"{path}: the ledger is damaged ({LibraryTexts.Of(problem)}); "
                + $"the next run sets it aside and begins a new one, results stay.", problem)
    {
    }

    public override int ExitCode => 4;

    /// <summary>
    /// Whether a failure to use a ledger means that it is damaged: what stands in it is not what any program of ours
    /// wrote.
    /// </summary>
    internal static bool IsDamage(string path, Exception problem) => problem switch
    {
        // SQLite takes a file for one of its own future, to be read only, by a number in it.
        SqliteException { SqliteExtendedErrorCode: ReadOnly } => TakesWriting(path),
        SqliteException { SqliteErrorCode: Error or Corrupt or TooBig or Constraint or Mismatch } => true,
        SqliteException { SqliteErrorCode: NotLedger or OutOfRange } => true,
        // A disk that gives back nothing, or less than there was.
        SqliteException { SqliteExtendedErrorCode: UnreadableDisk or ShortRead } => true,
        SqliteException => false,
        _ => problem is FormatException or InvalidCastException or JsonException or OverflowException
            or ArgumentException,
    };

    static bool TakesWriting(string path)
    {
        try
        {
            using var file = new FileStream(
                path, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite | FileShare.Delete);
            return true;
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    /// <summary>Moves a ledger out of the way, with what lies beside it.</summary>
    /// <returns>Where it is now.</returns>
    internal static string SetAside(string path)
    {
        var aside = "";
        OperationFolder.Guard(path, () =>
        {
            aside = OwnPlaces.SetAside(path, ".damaged");
            foreach (var part in Parts)
            {
                if (Path.Exists(path + part)) NativeFiles.Move(path + part, aside + part);
            }
        });
        return aside;
    }

    static readonly string[] Parts = ["-wal", "-shm"];

    // The names SQLite has for them: SQLITE_ERROR (a table or a column is not there), SQLITE_CORRUPT and so on.
    const int Error = 1;
    const int ReadOnly = 8;
    const int Corrupt = 11;
    const int TooBig = 18;
    const int Constraint = 19;
    const int Mismatch = 20;
    const int OutOfRange = 25;
    const int NotLedger = 26;
    const int UnreadableDisk = 266;
    const int ShortRead = 522;
}
