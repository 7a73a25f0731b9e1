using System.Text.Json.Nodes;

namespace Calaisis.Raster.Operation.Schedules;

/// <summary>What a schedule is doing, for whoever asks.</summary>
/// <remarks>Thread rule: one writer, any readers.</remarks>
public sealed class ScheduleBoard
{
    readonly Lock _lock = new();
    readonly SortedDictionary<string, ScheduledRun> _last = new(StringComparer.Ordinal);
    string _state = "starting";
    DateTimeOffset? _next;

    string? _trouble;

    /// <summary>
    /// Whether the last run of every pipeline succeeded, and the schedule itself has no trouble; true before the first.
    /// </summary>
    public bool IsWell
    {
        get
        {
            lock (_lock) return IsWellNow;
        }
    }

    bool IsWellNow => _trouble is null && _last.Values.All(run => run.ExitCode == 0);

    /// <summary>State, next run and the last run of each pipeline, as JSON.</summary>
    public string ToJson()
    {
        lock (_lock)
        {
            return new JsonObject
            {
                ["state"] = _state,
                ["well"] = IsWellNow,
                ["trouble"] = _trouble,
                ["next"] = _next,
                ["last"] = new JsonArray([.. _last.Values.Select(ToJson)]),
            }.ToJsonString();
        }
    }

    /// <summary>A run as JSON, as reports have it.</summary>
    public static JsonObject ToJson(ScheduledRun run) => new()
    {
        ["pipeline"] = run.Pipeline,
        ["state"] = run.ExitCode == 0 ? "done" : "failed",
        ["exitCode"] = run.ExitCode,
        ["started"] = run.Started,
        ["ended"] = run.Ended,
        ["seconds"] = Math.Round((run.Ended - run.Started).TotalSeconds, 1),
        ["message"] = run.Message.ToString(),
        ["next"] = run.Next,
    };

    internal void WaitFor(DateTimeOffset due)
    {
        lock (_lock) (_state, _next) = ("waiting", due);
    }

    /// <summary>What keeps the schedule itself from working as it should; null for nothing.</summary>
    internal void Trouble(string? sentence)
    {
        lock (_lock) _trouble = sentence;
    }

    internal void Begin(string pipeline)
    {
        lock (_lock) _state = $"running {pipeline}";
    }

    internal void End(ScheduledRun run, DateTimeOffset? next)
    {
        lock (_lock)
        {
            _last[run.Pipeline] = run;
            (_state, _next) = ("waiting", next);
        }
    }
}
