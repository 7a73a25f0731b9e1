using Calaisis.Raster.Planning;

namespace Calaisis.Raster.Operation.Ledgers;

/// <summary>How a result was made, and what it was made from, down to the sources.</summary>
/// <param name="Key">The key of the step that made it.</param>
/// <param name="Step">The step, as it was last made; null where the ledger no longer knows.</param>
/// <param name="Run">The run in which that was.</param>
/// <param name="Inputs">What it read.</param>
public sealed record Lineage(string Key, LedgerStep? Step, LedgerRun? Run, IReadOnlyList<LineageInput> Inputs)
{
    public static Lineage Of(Ledger ledger, string key) =>
        Of(ledger, key, new Dictionary<string, Lineage>(StringComparer.Ordinal));

    // A result that several others were made from is looked up once.
    static Lineage Of(Ledger ledger, string key, Dictionary<string, Lineage> known)
    {
        if (known.TryGetValue(key, out var found)) return found;
        ArgumentNullException.ThrowIfNull(ledger);
        var step = ledger.MakerOf(key);
        var inputs = ledger.InputsOf(key)
            .Select(input => new LineageInput(
                input, StepDefinition.MakerOf(input.Content) is { } maker ? Of(ledger, maker, known) : null));
        return known[key] = new Lineage(key, step, step is null ? null : ledger.Run(step.Run), [.. inputs]);
    }
}

/// <summary>Something a step read, and how that was made where another step has made it.</summary>
public sealed record LineageInput(LedgerInput Input, Lineage? Maker);
