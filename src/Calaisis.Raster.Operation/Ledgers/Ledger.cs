using System.Globalization;
using Calaisis.Raster.Faults;
using Calaisis.Raster.Operation.Running;
using Microsoft.Data.Sqlite;

namespace Calaisis.Raster.Operation.Ledgers;

/// <summary>
/// What was done when, with what and how long it took: one SQLite file per pipeline. Nothing in it decides what results
/// are; without it a run computes the same, and only knows less about why.
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
    /// <exception cref="OutputException">
    /// It cannot be opened, or a newer version of the program has written it.
    /// </exception>
    /// <exception cref="LedgerDamagedException">It is damaged.</exception>
    public static Ledger Open(string path, Func<string, string> mask, TimeProvider clock)
    {
        if (Directory.Exists(path)) throw new LedgerDamagedException(path, new IOException("a folder has its name"));
        return Open(path, mask, clock, path, SqliteOpenMode.ReadWriteCreate);
    }

    /// <summary>Opens the ledger to read it; null where there is none. Its disk need not take any writing.</summary>
    /// <exception cref="OutputException">
    /// It cannot be read, or a newer version of the program has written it.
    /// </exception>
    /// <exception cref="LedgerDamagedException">It is damaged.</exception>
    public static Ledger? OpenToRead(string path, Func<string, string> mask, TimeProvider clock)
    {
        if (!File.Exists(path)) return null;
        try
        {
            return Open(path, mask, clock, path, SqliteOpenMode.ReadWrite);
        }
        catch (OutputException refused)
            when (refused.InnerException is SqliteException { SqliteErrorCode: CannotOpen or ReadOnlyDisk })
        {
            // Readers of a ledger share a file beside it, which a disk that takes no writing does not let them make.
            // Nobody writes to it there either, so it can be read as it stands.
            return Open(
                path, mask, clock, new Uri(Path.GetFullPath(path)).AbsoluteUri + "?immutable=1",
                SqliteOpenMode.ReadOnly);
        }
    }

    static Ledger Open(string path, Func<string, string> mask, TimeProvider clock, string name, SqliteOpenMode mode)
    {
        var text = new SqliteConnectionStringBuilder
        {
            DataSource = name,
            Mode = mode,
            Pooling = false,
            DefaultTimeout = BusySeconds,
        };
        var connection = new SqliteConnection(text.ToString());
        try
        {
            connection.Open();
            if (mode == SqliteOpenMode.ReadWriteCreate) LedgerSchema.Prepare(connection, path);
            else LedgerSchema.RequireKnown(connection, path);
            return new Ledger(connection, path, mask, clock);
        }
        catch (Exception problem) when (problem is SqliteException || LedgerDamagedException.IsDamage(path, problem))
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

    const int ReadOnlyDisk = 8;

    const int CannotOpen = 14;

    /// <summary>No ledger that is sound comes near it.</summary>
    const long MostRuns = 1L << 40;

    /// <summary>Begins a run and returns its number.</summary>
    /// <param name="facts">What is noted of it.</param>
    /// <param name="after">
    /// The highest number of a run whose results are kept: a new ledger does not count from 1 again.
    /// </param>
    public long BeginRun(RunFacts facts, long after = 0)
    {
        ArgumentNullException.ThrowIfNull(facts);
        return Do(() =>
        {
            // Whoever begins a run holds the lock, so a run that is still under way was killed.
            Execute("UPDATE runs SET state = 'killed' WHERE state = 'running'");
            var last = Math.Max(after, (long)Scalar("SELECT MAX(COALESCE((SELECT MAX(id) FROM runs), 0), "
                + "COALESCE((SELECT MAX(seq) FROM sqlite_sequence WHERE name = 'runs'), 0))")!);
            if (last is < 0 or > MostRuns) throw new FormatException($"the number of its last run is {last}");
            Execute(
                "INSERT INTO runs (id, pipeline, file, program, build, workers, memory_bytes, started, state) "
                    + "VALUES (@id, @pipeline, @file, @program, @build, @workers, @memory, @started, 'running')",
                ("@id", last + 1),
                ("@pipeline", facts.Pipeline),
                ("@file", Masked(facts.File)),
                ("@program", facts.Program),
                ("@build", facts.Build),
                ("@workers", facts.Resources.Workers), ("@memory", facts.Resources.MemoryBytes), ("@started", Now()));
            return last + 1;
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
    public void EndRun(long run, string state, long? published, RunUsage usage, Sentence? message) => Do(() => Execute(
        "UPDATE runs SET state = @state, published = @published, seconds = @seconds, processor_seconds = @processor, "
            + "peak_bytes = @peak, message = @message, message_french = @french, ended = @ended WHERE id = @run",
        ("@run", run),
        ("@state", state),
        ("@published", published),
        ("@seconds", usage.Wall.TotalSeconds),
        ("@processor", usage.Processor.TotalSeconds),
        ("@peak", usage.PeakBytes),
        ("@message", Masked(message, Language.English)),
        ("@french", Masked(message, Language.French)),
        ("@ended", Now())));

    public void Dispose() => _connection.Dispose();

    string? Masked(string? text) => text is null ? null : _mask(text);

    string? Masked(Sentence? sentence, Language language) => Masked(sentence?.In(language));

    string Now() => _clock.GetUtcNow().ToString("O", CultureInfo.InvariantCulture);
}
