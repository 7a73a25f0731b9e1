using System.Globalization;
using System.Text.Json.Nodes;
using Calaisis.Raster.Parameters;

namespace Calaisis.Raster.Pipelines.Scenarios;

/// <summary>
/// Scenarios, of which some stand for a series of years: such a one is read once per year, with the year put in the
/// place of <c>&lt;year&gt;</c> in all its texts and at the end of its name.
/// </summary>
sealed class Series(NamedSpec<ScenarioDeclaration> scenarios) : Spec<IReadOnlyList<Named<ScenarioDeclaration>>>
{
    public const string KeyName = "years";

    const string Variable = "<year>";

    public override string Expected => scenarios.Expected;

    public override bool TryRead(Node node, Reading reading, out IReadOnlyList<Named<ScenarioDeclaration>> value)
    {
        if (node is not MappingNode mapping) return scenarios.TryRead(node, reading, out value);
        var expanded = mapping.Entries.SelectMany(Expand).ToList();
        var again = expanded.GroupBy(scenario => scenario.Key, StringComparer.Ordinal).SelectMany(same => same.Skip(1)).ToList();
        foreach (var scenario in again)
            reading.Add(scenario.Mark, $"found a second scenario '{scenario.Key}', expected each year once and each name once (years stand at the end of names): take one out");
        return scenarios.TryRead(mapping with { Entries = [.. expanded.Except(again)] }, reading, out value) && again.Count == 0;
    }

    public override JsonObject ToSchema(SchemaWriter writer) => scenarios.ToSchema(writer);

    static IEnumerable<MappingEntry> Expand(MappingEntry scenario)
    {
        if (scenario.Value is not MappingNode mapping || mapping.Find(KeyName)?.Value is not ListNode { Items: { Count: > 0 } years }) return [scenario];
        // Years that are none are left to the reading, which says so.
        if (!years.All(year => year is ScalarNode { Kind: ScalarKind.Number, Number: >= 0 and <= 9999 } number && double.IsInteger(number.Number))) return [scenario];
        var rest = mapping with { Entries = [.. mapping.Entries.Where(entry => entry.Key != KeyName)] };
        return years.Select(year => (year.Mark, Text: ((ScalarNode)year).Number.ToString(CultureInfo.InvariantCulture)))
            .Select(year => new MappingEntry(year.Mark, $"{scenario.Key}-{year.Text}", With(rest, year.Text)));
    }

    static Node With(Node node, string year) => node switch
    {
        ScalarNode scalar => scalar with { Text = scalar.Text.Replace(Variable, year, StringComparison.Ordinal) },
        ListNode list => list with { Items = [.. list.Items.Select(item => With(item, year))] },
        MappingNode mapping => mapping with { Entries = [.. mapping.Entries.Select(entry => entry with { Value = With(entry.Value, year) })] },
        _ => node,
    };
}
