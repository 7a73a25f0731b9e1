using System.Globalization;
using Calaisis.Raster.Faults;
using Calaisis.Raster.Operation.Running;
using Calaisis.Raster.Planning;
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
            Execute(
                "INSERT INTO runs (pipeline, file, program, build, workers, memory_bytes, started, state) VALUES (@pipeline, @file, @program, @build, @workers, @memory, @started, 'running')",
                ("@pipeline", facts.Pipeline), ("@file", Masked(facts.File)), ("@program", facts.Program), ("@build", facts.Build),
                ("@workers", facts.Resources.Workers), ("@memory", facts.Resources.MemoryBytes), ("@started", Now()));
            return (long)Scalar("SELECT last_insert_rowid()")!;
        });
    }

    /// <summary>Notes what became of a step.</summary>
    public void Note(long run, int ordinal, StepOutcome outcome)
    {
        ArgumentNullException.ThrowIfNull(outcome);
        var planned = outcome.Planned;
        Do(() =>
        {
            if (outcome.State is StepEnd.Made or StepEnd.Kept or StepEnd.Shared)
            {
                Execute(
                    "INSERT OR IGNORE INTO definitions (key, kind, version, definition) VALUES (@key, @kind, @version, @definition)",
                    ("@key", planned.Key), ("@kind", planned.Definition.Kind.Name), ("@version", planned.Definition.Kind.Version),
                    ("@definition", Masked(DefinitionJson.Write(planned.Definition))));
            }

            Execute(
                "INSERT OR REPLACE INTO steps (run, ordinal, step, kind, key, state, reasons, ended, seconds, peak_bytes, message) "
                + "VALUES (@run, @ordinal, @step, @kind, @key, @state, @reasons, @ended, @seconds, @peak, @message)",
                ("@run", run), ("@ordinal", ordinal), ("@step", planned.Step.Id), ("@kind", planned.Step.Kind.Name), ("@key", planned.Key),
                ("@state", StateText(outcome.State)), ("@reasons", Masked(string.Join('\n', planned.Reasons))), ("@ended", Now()),
                ("@seconds", outcome.Duration?.TotalSeconds), ("@peak", outcome.PeakBytes), ("@message", MessageOf(outcome)));
            foreach (var output in outcome.State == StepEnd.Made ? outcome.Stored!.Outputs : [])
            {
                Execute(
                    "INSERT OR REPLACE INTO outputs (key, path, sha256, bytes) VALUES (@key, @path, @sha, @bytes)",
                    ("@key", planned.Key), ("@path", output.Path), ("@sha", output.Sha256), ("@bytes", output.Bytes));
            }
        });
    }

    /// <summary>Several notes at once are one write to the disk.</summary>
    public IDisposable Together() => Do(() => new Batch(this, _connection.BeginTransaction(deferred: false)));

    /// <summary>How a step was last done with success, by its id.</summary>
    public IReadOnlyDictionary<string, PastStep> PastSteps() => Do(() =>
    {
        var past = new Dictionary<string, PastStep>(StringComparer.Ordinal);
        using var command = Command(
            """
            SELECT s.step, s.key, d.definition,
                   (SELECT m.seconds FROM steps m WHERE m.step = s.step AND m.state = 'made' ORDER BY m.run DESC LIMIT 1)
            FROM steps s JOIN definitions d ON d.key = s.key
            WHERE s.run = (SELECT MAX(l.run) FROM steps l WHERE l.step = s.step AND l.state IN ('made', 'kept', 'shared'))
            """);
        using var reader = command.ExecuteReader();
        while (reader.Read())
        {
            past[reader.GetString(0)] = new PastStep(
                reader.GetString(1),
                DefinitionJson.Read(reader.GetString(2)),
                reader.IsDBNull(3) ? null : TimeSpan.FromSeconds(reader.GetDouble(3)));
        }

        return past;
    });

    /// <summary>How long steps of each kind took on average.</summary>
    public IReadOnlyDictionary<string, TimeSpan> UsualDurations() => Do(() =>
    {
        var durations = new Dictionary<string, TimeSpan>(StringComparer.Ordinal);
        using var command = Command("SELECT kind, AVG(seconds) FROM steps WHERE state = 'made' AND seconds IS NOT NULL GROUP BY kind");
        using var reader = command.ExecuteReader();
        while (reader.Read()) durations[reader.GetString(0)] = TimeSpan.FromSeconds(reader.GetDouble(1));
        return durations;
    });

    /// <summary>Notes how a run ended.</summary>
    /// <param name="run">Its number.</param>
    /// <param name="state">done, unchanged, failed or stopped.</param>
    /// <param name="published">The run whose results people see after it; null where there is none.</param>
    /// <param name="peakBytes">The most memory it held.</param>
    /// <param name="message">What it said last; null for nothing.</param>
    public void EndRun(long run, string state, long? published, long peakBytes, string? message) => Do(() => Execute(
        "UPDATE runs SET state = @state, published = @published, peak_bytes = @peak, message = @message, ended = @ended WHERE id = @run",
        ("@run", run), ("@state", state), ("@published", published), ("@peak", peakBytes), ("@message", Masked(message)), ("@ended", Now())));

    public void Dispose() => _connection.Dispose();

    static string StateText(StepEnd state) => state switch
    {
        StepEnd.Made => "made",
        StepEnd.Kept => "kept",
        StepEnd.Shared => "shared",
        StepEnd.Failed => "failed",
        StepEnd.LeftOut => "left out",
        _ => "stopped",
    };

    string? MessageOf(StepOutcome outcome) => outcome.WaitedFor is { } failed
        ? $"waits for {failed}, which failed"
        : Masked(outcome.Problem is CalaisisException or null ? outcome.Problem?.Message : outcome.Problem.ToString());

    string? Masked(string? text) => text is null ? null : _mask(text);

    string Now() => _clock.GetUtcNow().ToString("O", CultureInfo.InvariantCulture);
}
