using Calaisis.Raster.Faults;
using Microsoft.Data.Sqlite;

namespace Calaisis.Raster.Operation.Ledgers;

/// <summary>The tables of the ledger and their version.</summary>
static class LedgerSchema
{
    /// <summary>Raised with every change of the tables; older tables are brought to it, newer ones are refused.</summary>
    const int Version = 2;

    const int WithoutUsage = 1;

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
            message TEXT
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

    /// <summary>Makes the tables where they are missing.</summary>
    /// <exception cref="OutputException">A newer version of the program has made them.</exception>
    public static void Prepare(SqliteConnection connection, string path)
    {
        Execute(connection, "PRAGMA synchronous = NORMAL;");
        var found = VersionOf(connection);
        if (found > Version)
        {
            throw new OutputException(
                $"{path}: the ledger was written by a newer version of the program (its tables have version {found}, this program knows {Version}); use that version, or another --out.");
        }

        if (found == Version) return;
        Execute(connection, "PRAGMA journal_mode = WAL;");
        using var transaction = connection.BeginTransaction(deferred: false);
        // Another program may have been faster.
        if (VersionOf(connection, transaction) == WithoutUsage) Execute(connection, "ALTER TABLE runs ADD COLUMN seconds REAL; ALTER TABLE runs ADD COLUMN processor_seconds REAL;", transaction);
        Execute(connection, Tables + $"PRAGMA user_version = {Version};", transaction);
        transaction.Commit();
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
