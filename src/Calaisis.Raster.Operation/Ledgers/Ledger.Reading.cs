using System.Globalization;
using Microsoft.Data.Sqlite;

namespace Calaisis.Raster.Operation.Ledgers;

public sealed partial class Ledger
{
    /// <summary>The last runs, newest first.</summary>
    public IReadOnlyList<LedgerRun> Runs(int most = int.MaxValue) =>
        Rows("SELECT * FROM runs ORDER BY id DESC LIMIT @most", RunOf, ("@most", most));

    /// <summary>A run; null where there is none of that number.</summary>
    public LedgerRun? Run(long id) => Rows("SELECT * FROM runs WHERE id = @id", RunOf, ("@id", id)).FirstOrDefault();

    /// <summary>The steps of a run, in the order of its plan.</summary>
    public IReadOnlyList<LedgerStep> StepsOf(long run) => Rows(
        "SELECT s.*, d.definition FROM steps s LEFT JOIN definitions d ON d.key = s.key "
            + "WHERE s.run = @run ORDER BY s.ordinal",
        StepOf,
        ("@run", run));

    /// <summary>The last time results of a key were made; null where that is not known.</summary>
    public LedgerStep? MakerOf(string key) => Rows(
        "SELECT s.*, d.definition FROM steps s LEFT JOIN definitions d ON d.key = s.key WHERE s.key = @key AND s.state "
            + "= 'made' ORDER BY s.run DESC LIMIT 1",
        StepOf,
        ("@key", key)).FirstOrDefault();

    /// <summary>What a step of that key read.</summary>
    public IReadOnlyList<LedgerInput> InputsOf(string key) => Rows(
        "SELECT role, content, place FROM inputs WHERE key = @key ORDER BY role",
        row => new LedgerInput(row.GetString(0), row.GetString(1), row.IsDBNull(2) ? null : row.GetString(2)),
        ("@key", key));

    /// <summary>The files that a step of that key made.</summary>
    public IReadOnlyList<LedgerOutput> OutputsOf(string key) =>
        Rows("SELECT key, path, sha256, bytes FROM outputs WHERE key = @key ORDER BY path", OutputOf, ("@key", key));

    /// <summary>Files of that content.</summary>
    public IReadOnlyList<LedgerOutput> FilesOf(string sha256) =>
        Rows("SELECT key, path, sha256, bytes FROM outputs WHERE sha256 = @sha ORDER BY key, path", OutputOf, (
            "@sha", sha256));

    List<T> Rows<T>(
        string sql, Func<SqliteDataReader, T> read, params ReadOnlySpan<(string Name, object? Value)> parameters)
    {
        try
        {
            using var command = Command(sql, parameters);
            using var reader = command.ExecuteReader();
            var rows = new List<T>();
            while (reader.Read()) rows.Add(read(reader));
            return rows;
        }
        catch (Exception problem) when (problem is SqliteException || LedgerDamagedException.IsDamage(_path, problem))
        {
            throw Refused(_path, problem);
        }
    }

    static LedgerRun RunOf(SqliteDataReader row) => new()
    {
        Id = row.GetInt64(row.GetOrdinal("id")),
        Pipeline = row.GetString(row.GetOrdinal("pipeline")),
        File = row.GetString(row.GetOrdinal("file")),
        Program = row.GetString(row.GetOrdinal("program")),
        Build = row.GetString(row.GetOrdinal("build")),
        Workers = row.GetInt64(row.GetOrdinal("workers")),
        MemoryBytes = row.GetInt64(row.GetOrdinal("memory_bytes")),
        Started = TimeOf(row.GetString(row.GetOrdinal("started"))),
        Ended = Text(row, "ended") is { } ended ? TimeOf(ended) : null,
        State = row.GetString(row.GetOrdinal("state")),
        Published = Number(row, "published"),
        Seconds = Knows(row, "seconds") ? Real(row, "seconds") : null,
        ProcessorSeconds = Knows(row, "processor_seconds") ? Real(row, "processor_seconds") : null,
        PeakBytes = Number(row, "peak_bytes"),
        Message = Told(row, "message"),
    };

    // A ledger of an older program, which is only read, stays as it is.
    static bool Knows(SqliteDataReader row, string column) =>
        Enumerable.Range(0, row.FieldCount).Any(i => row.GetName(i) == column);

    static LedgerStep StepOf(SqliteDataReader row) => new()
    {
        Run = row.GetInt64(row.GetOrdinal("run")),
        Id = row.GetString(row.GetOrdinal("step")),
        Kind = row.GetString(row.GetOrdinal("kind")),
        Key = row.GetString(row.GetOrdinal("key")),
        State = row.GetString(row.GetOrdinal("state")),
        Reasons = [.. ReasonsIn(row)],
        Seconds = Real(row, "seconds"),
        PeakBytes = Number(row, "peak_bytes"),
        Message = Told(row, "message"),
        Definition = Text(row, "definition") is { } definition ? DefinitionJson.Read(definition) : null,
    };

    static IEnumerable<Sentence> ReasonsIn(SqliteDataReader row)
    {
        var english = Lines(Text(row, "reasons"));
        var french = Lines(Knows(row, "reasons_french") ? Text(row, "reasons_french") : null);
        return english.Select(
            (reason, i) => Sentence.Told(reason, french.Length == english.Length ? french[i] : reason));

        static string[] Lines(string? text) => text?.Split('\n', StringSplitOptions.RemoveEmptyEntries) ?? [];
    }

    // What an older program noted is in English only.
    static Sentence? Told(SqliteDataReader row, string column) => Text(row, column) is { } english
        ? Sentence.Told(english, Knows(row, column + "_french") ? Text(row, column + "_french") ?? english : english)
        : null;

    static LedgerOutput OutputOf(SqliteDataReader row) =>
        new(row.GetString(0), row.GetString(1), row.GetString(2), row.GetInt64(3));

    static string? Text(SqliteDataReader row, string column) =>
        row.IsDBNull(row.GetOrdinal(column)) ? null : row.GetString(row.GetOrdinal(column));

    static long? Number(SqliteDataReader row, string column) =>
        row.IsDBNull(row.GetOrdinal(column)) ? null : row.GetInt64(row.GetOrdinal(column));

    static double? Real(SqliteDataReader row, string column) =>
        row.IsDBNull(row.GetOrdinal(column)) ? null : row.GetDouble(row.GetOrdinal(column));

    static DateTimeOffset TimeOf(string text) =>
        DateTimeOffset.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind);
}
