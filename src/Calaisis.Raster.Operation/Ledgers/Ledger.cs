using System.Globalization;
using Calaisis.Raster.Faults;
using Calaisis.Raster.Operation.Running;
using Microsoft.Data.Sqlite;

namespace Calaisis.Raster.Operation.Ledgers;

/// <summary>
/// What was done when, with what and how long it took: one SQLite file per pipeline. Nothing in it decides what results are;
/// without it a run computes the same, and only knows less about why.
/// </summary>
/// <remarks>Thread rule: one caller at a time.</remarks>
public sealed partial class Ledger : IDisposable
{
    readonly SqliteConnection _connection;
    readonly string _path;
    readonly Func<string, string> _mask;
    readonly TimeProvider _clock;

    Ledger(SqliteConnection connection, string path, Func<string, string> mask, TimeProvider clock)
    {
        _connection = connection;
        _path = path;
        _mask = mask;
        _clock = clock;
    }

    /// <summary>Opens the ledger, making it where it is missing.</summary>
    /// <exception cref="OutputException">It cannot be opened, or a newer version of the program has written it.</exception>
    public static Ledger Open(string path, Func<string, string> mask, TimeProvider clock) => Open(path, mask, clock, SqliteOpenMode.ReadWriteCreate);

    /// <summary>Opens the ledger to read it; null where there is none.</summary>
    /// <exception cref="OutputException">It cannot be read, or a newer version of the program has written it.</exception>
    public static Ledger? OpenToRead(string path, Func<string, string> mask, TimeProvider clock) =>
        File.Exists(path) ? Open(path, mask, clock, SqliteOpenMode.ReadWrite) : null;

    static Ledger Open(string path, Func<string, string> mask, TimeProvider clock, SqliteOpenMode mode)
    {
        var text = new SqliteConnectionStringBuilder { DataSource = path, Mode = mode, Pooling = false, DefaultTimeout = BusySeconds };
        var connection = new SqliteConnection(text.ToString());
        try
        {
            connection.Open();
            LedgerSchema.Prepare(connection, path);
            return new Ledger(connection, path, mask, clock);
        }
        catch (SqliteException problem)
        {
            connection.Dispose();
            throw Refused(path, problem);
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    /// <summary>How long another program that uses the ledger is waited for.</summary>
    const int BusySeconds = 10;

    /// <summary>Begins a run and returns its number.</summary>
    public long BeginRun(RunFacts facts)
    {
        ArgumentNullException.ThrowIfNull(facts);
        return Do(() =>
        {
            // Whoever begins a run holds the lock, so a run that is still under way was killed.
            Execute("UPDATE runs SET state = 'killed' WHERE state = 'running'");
            Execute(
                "INSERT INTO runs (pipeline, file, program, build, workers, memory_bytes, started, state) VALUES (@pipeline, @file, @program, @build, @workers, @memory, @started, 'running')",
                ("@pipeline", facts.Pipeline), ("@file", Masked(facts.File)), ("@program", facts.Program), ("@build", facts.Build),
                ("@workers", facts.Resources.Workers), ("@memory", facts.Resources.MemoryBytes), ("@started", Now()));
            return (long)Scalar("SELECT last_insert_rowid()")!;
        });
    }

    /// <summary>Several notes at once are one write to the disk.</summary>
    public IDisposable Together() => Do(() => new Batch(this, _connection.BeginTransaction(deferred: false)));

    /// <summary>Notes how a run ended.</summary>
    /// <param name="run">Its number.</param>
    /// <param name="state">done, unchanged, failed or stopped.</param>
    /// <param name="published">The run whose results people see after it; null where there is none.</param>
    /// <param name="usage">What it took.</param>
    /// <param name="message">What it said last; null for nothing.</param>
    public void EndRun(long run, string state, long? published, RunUsage usage, string? message) => Do(() => Execute(
        "UPDATE runs SET state = @state, published = @published, seconds = @seconds, processor_seconds = @processor, peak_bytes = @peak, message = @message, ended = @ended WHERE id = @run",
        ("@run", run), ("@state", state), ("@published", published), ("@seconds", usage.Wall.TotalSeconds), ("@processor", usage.Processor.TotalSeconds), ("@peak", usage.PeakBytes), ("@message", Masked(message)), ("@ended", Now())));

    public void Dispose() => _connection.Dispose();

    string? Masked(string? text) => text is null ? null : _mask(text);

    string Now() => _clock.GetUtcNow().ToString("O", CultureInfo.InvariantCulture);
}
