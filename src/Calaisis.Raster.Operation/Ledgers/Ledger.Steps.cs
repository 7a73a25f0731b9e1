using Calaisis.Raster.Faults;
using Calaisis.Raster.Operation.Running;
using Calaisis.Raster.Planning;

namespace Calaisis.Raster.Operation.Ledgers;

public sealed partial class Ledger
{
    /// <summary>Notes what became of a step.</summary>
    public void Note(long run, int ordinal, StepOutcome outcome)
    {
        ArgumentNullException.ThrowIfNull(outcome);
        var (planned, message) = (outcome.Planned, MessageOf(outcome));
        Do(() =>
        {
            Execute(
                "INSERT OR IGNORE INTO definitions (key, kind, version, definition) "
                    + "VALUES (@key, @kind, @version, @definition)",
                ("@key", planned.Key),
                ("@kind", planned.Definition.Kind.Name),
                ("@version", planned.Definition.Kind.Version),
                ("@definition", Masked(DefinitionJson.Write(planned.Definition))));
            Execute(
                "INSERT OR REPLACE INTO steps (run, ordinal, step, kind, key, state, reasons, ended, seconds, "
                    + "peak_bytes, message, reasons_french, message_french) "
                    + "VALUES (@run, @ordinal, @step, @kind, @key, @state, @reasons, @ended, @seconds, @peak, "
                    + "@message, @reasons_french, @message_french)",
                ("@run", run),
                ("@ordinal", ordinal),
                ("@step", planned.Step.Id),
                ("@kind", planned.Step.Kind.Name),
                ("@key", planned.Key),
                ("@state", StateText(outcome.State)),
                ("@reasons", Lines(planned.Reasons, Language.English)),
                ("@ended", Now()),
                ("@seconds", outcome.Duration?.TotalSeconds),
                ("@peak", outcome.PeakBytes),
                ("@message", Masked(message, Language.English)),
                ("@reasons_french", Lines(planned.Reasons, Language.French)),
                ("@message_french", Masked(message, Language.French)));
            if (outcome.State == StepEnd.Made) NoteFiles(outcome);
        });
    }

    void NoteFiles(StepOutcome outcome)
    {
        var planned = outcome.Planned;
        foreach (var output in outcome.Stored!.Outputs)
        {
            Execute(
                "INSERT OR REPLACE INTO outputs (key, path, sha256, bytes) VALUES (@key, @path, @sha, @bytes)",
                ("@key", planned.Key), ("@path", output.Path), ("@sha", output.Sha256), ("@bytes", output.Bytes));
        }

        foreach (var input in planned.Step.Inputs)
        {
            Execute(
                "INSERT OR REPLACE INTO inputs (key, role, content, place) VALUES (@key, @role, @content, @place)",
                ("@key", planned.Key), ("@role", input.Role), ("@content", planned.Definition.Inputs[input.Role]),
                ("@place", Masked((input as OutsideInput)?.Shown)));
        }
    }

    /// <summary>How a step was last done with success, by its id.</summary>
    public IReadOnlyDictionary<string, PastStep> PastSteps() => Do(() =>
    {
        var past = new Dictionary<string, PastStep>(StringComparer.Ordinal);
        using var command = Command(
            """
            SELECT s.step, s.key, d.definition,
                   (SELECT m.seconds FROM steps m WHERE m.step = s.step AND m.state = 'made'
                    ORDER BY m.run DESC LIMIT 1)
            FROM steps s JOIN definitions d ON d.key = s.key
            WHERE s.run = (SELECT MAX(l.run) FROM steps l
                           WHERE l.step = s.step AND l.state IN ('made', 'kept', 'shared'))
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
        using var command = Command(
            "SELECT kind, AVG(seconds) FROM steps WHERE state = 'made' AND seconds IS NOT NULL GROUP BY kind");
        using var reader = command.ExecuteReader();
        while (reader.Read()) durations[reader.GetString(0)] = TimeSpan.FromSeconds(reader.GetDouble(1));
        return durations;
    });

    static string StateText(StepEnd state) => state switch
    {
        StepEnd.Made => "made",
        StepEnd.Kept => "kept",
        StepEnd.Shared => "shared",
        StepEnd.Failed => "failed",
        StepEnd.LeftOut => "left out",
        _ => "stopped",
    };

    string Lines(IEnumerable<Sentence> reasons, Language language) =>
        _mask(string.Join('\n', reasons.Select(reason => reason.In(language))));

    static Sentence? MessageOf(StepOutcome outcome) => outcome switch
    {
        { WaitedFor: { } failed } => $"waits for {StepWords.OfStep(failed)}, which failed",
        { Problem: CalaisisException known } => known.Sentence,
        { Problem: { } problem } => $"{problem}",
        _ => null,
    };
}
