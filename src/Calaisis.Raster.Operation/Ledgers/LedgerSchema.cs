using Calaisis.Raster.Faults;
using Microsoft.Data.Sqlite;

namespace Calaisis.Raster.Operation.Ledgers;

/// <summary>The tables of the ledger and their version.</summary>
static class LedgerSchema
{
    /// <summary>
    /// Raised with every change of the tables; older tables are brought to it, newer ones are refused.
    /// </summary>
    const int Version = 3;

    const int WithoutUsage = 1;

    const int InEnglishOnly = 2;

    const string Tables = """
        CREATE TABLE IF NOT EXISTS runs (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            pipeline TEXT NOT NULL,
            file TEXT NOT NULL,
            program TEXT NOT NULL,
            build TEXT NOT NULL,
            workers INTEGER NOT NULL,
            memory_bytes INTEGER NOT NULL,
            started TEXT NOT NULL,
            ended TEXT,
            state TEXT NOT NULL,
            published INTEGER,
            seconds REAL,
            processor_seconds REAL,
            peak_bytes INTEGER,
            message TEXT,
            message_french TEXT
        ) STRICT;
        CREATE TABLE IF NOT EXISTS definitions (
            key TEXT PRIMARY KEY,
            kind TEXT NOT NULL,
            version INTEGER NOT NULL,
            definition TEXT NOT NULL
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE IF NOT EXISTS steps (
            run INTEGER NOT NULL REFERENCES runs (id),
            ordinal INTEGER NOT NULL,
            step TEXT NOT NULL,
            kind TEXT NOT NULL,
            key TEXT NOT NULL,
            state TEXT NOT NULL,
            reasons TEXT NOT NULL,
            ended TEXT NOT NULL,
            seconds REAL,
            peak_bytes INTEGER,
            message TEXT,
            reasons_french TEXT,
            message_french TEXT,
            PRIMARY KEY (run, step)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX IF NOT EXISTS steps_by_step ON steps (step, state, run);
        CREATE TABLE IF NOT EXISTS inputs (
            key TEXT NOT NULL,
            role TEXT NOT NULL,
            content TEXT NOT NULL,
            place TEXT,
            PRIMARY KEY (key, role)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE IF NOT EXISTS outputs (
            key TEXT NOT NULL,
            path TEXT NOT NULL,
            sha256 TEXT NOT NULL,
            bytes INTEGER NOT NULL,
            PRIMARY KEY (key, path)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX IF NOT EXISTS outputs_by_hash ON outputs (sha256);
        CREATE TABLE IF NOT EXISTS files (
            file TEXT PRIMARY KEY,
            bytes INTEGER NOT NULL,
            modified INTEGER NOT NULL,
            sha256 TEXT NOT NULL
        ) STRICT, WITHOUT ROWID;
        """;

    const string InFrenchToo = """
        ALTER TABLE runs ADD COLUMN message_french TEXT;
        ALTER TABLE steps ADD COLUMN reasons_french TEXT;
        ALTER TABLE steps ADD COLUMN message_french TEXT;
        """;

    /// <summary>Makes the tables where they are missing.</summary>
    /// <exception cref="OutputException">A newer version of the program has made them.</exception>
    public static void Prepare(SqliteConnection connection, string path)
    {
        Execute(connection, "PRAGMA synchronous = NORMAL;");
        var found = RequireKnown(connection, path);
        if (found == Version && MarkOf(connection) == Marked(Version)) return;
        Execute(connection, "PRAGMA journal_mode = WAL;");
        using var transaction = connection.BeginTransaction(deferred: false);
        // Another program may have been faster.
        var version = VersionOf(connection, transaction);
        if (version == WithoutUsage)
        {
            Execute(
                connection,
                "ALTER TABLE runs ADD COLUMN seconds REAL; ALTER TABLE runs ADD COLUMN processor_seconds REAL;",
                transaction);
        }

        if (version is WithoutUsage or InEnglishOnly) Execute(connection, InFrenchToo, transaction);
        Execute(
            connection,
            Tables + $"PRAGMA user_version = {Version}; PRAGMA application_id = {Marked(Version)};",
            transaction);
        transaction.Commit();
    }

    /// <summary>The version of the tables, where this program knows it.</summary>
    /// <exception cref="OutputException">A newer version of the program has made them.</exception>
    /// <exception cref="FormatException">The version is not what a program has noted.</exception>
    public static long RequireKnown(SqliteConnection connection, string path)
    {
        var (found, mark) = (VersionOf(connection), MarkOf(connection));
        // Noted twice, so that a number that a disk has changed is not taken for the future. Older programs noted it
        // once.
        if (mark == Marked(found) || (mark == 0 && found is >= 0 and <= Version))
        {
            if (found <= Version) return found;
            throw new OutputException(
                $"{path}: the ledger was written by a newer version of the program (its tables have version {found}, "
                + $"this program knows {Version}); use that version, or another --out.");
        }

        throw new FormatException($"its tables say they have version {found}");
    }

    static long Marked(long version) => Mark + version;

    /// <summary>What tells our ledgers from other SQLite files; the version of the tables is added.</summary>
    const long Mark = 0x63616c00;

    static long MarkOf(SqliteConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA application_id";
        return (long)command.ExecuteScalar()!;
    }

    static long VersionOf(SqliteConnection connection, SqliteTransaction? transaction = null)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA user_version";
        command.Transaction = transaction;
        return (long)command.ExecuteScalar()!;
    }

    static void Execute(SqliteConnection connection, string sql, SqliteTransaction? transaction = null)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.Transaction = transaction;
        command.ExecuteNonQuery();
    }
}
