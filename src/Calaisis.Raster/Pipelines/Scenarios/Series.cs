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

    /// <summary>Years are numbers of at most four digits.</summary>
    public const int LastYear = 9999;

    /// <summary>More are refused: each is a pipeline of its own that is read, planned and run.</summary>
    public const int MostScenarios = 200;

    const string Variable = "<year>";

    public override Sentence Expected => scenarios.Expected;

    public override bool TryRead(Node node, Reading reading, out IReadOnlyList<Named<ScenarioDeclaration>> value)
    {
        if (node is not MappingNode mapping) return scenarios.TryRead(node, reading, out value);
        var expanded = mapping.Entries.SelectMany(Expand).Take(MostScenarios + 1).ToList();
        if (expanded.Count > MostScenarios)
        {
            reading.Add(expanded[^1].Mark, $"found more than {MostScenarios} scenarios, "
                + $"each year of a series counted as one: give some a pipeline file of their own");
            return Refused(out value);
        }

        var again = expanded.GroupBy(scenario => scenario.Key, StringComparer.Ordinal)
            .SelectMany(same => same.Skip(1)).ToList();
        foreach (var scenario in again)
        {
            reading.Add(scenario.Mark, $"found a second scenario '{scenario.Key}', "
                + $"expected each year once and each name once (years stand at the end of names): take one out");
        }

        return scenarios.TryRead(mapping with { Entries = [.. expanded.Except(again)] }, reading, out value)
            && again.Count == 0;
    }

    public override JsonObject ToSchema(SchemaWriter writer) => scenarios.ToSchema(writer);

    static bool Refused(out IReadOnlyList<Named<ScenarioDeclaration>> value)
    {
        value = [];
        return false;
    }

    static IEnumerable<MappingEntry> Expand(MappingEntry scenario)
    {
        if (scenario.Value is not MappingNode mapping
            || mapping.Find(KeyName)?.Value is not ListNode { Items: { Count: > 0 } years })
        {
            return [scenario];
        }

        // Years that are none are left to the reading, which says so.
        if (!years.All(year => year is ScalarNode { Kind: ScalarKind.Number, Number: >= 0 and <= LastYear } number
            && double.IsInteger(number.Number)))
        {
            return [scenario];
        }

        var rest = mapping with { Entries = [.. mapping.Entries.Where(entry => entry.Key != KeyName)] };
        return years.Select(year => (year.Mark, Text: ((ScalarNode)year).Number.ToString(CultureInfo.InvariantCulture)))
            .Select(year => new MappingEntry(year.Mark, $"{scenario.Key}-{year.Text}", With(rest, year.Text)));
    }

    static Node With(Node node, string year) => node switch
    {
        ScalarNode scalar => scalar with { Text = scalar.Text.Replace(Variable, year, StringComparison.Ordinal) },
        ListNode list => list with { Items = [.. list.Items.Select(item => With(item, year))] },
        MappingNode mapping => mapping with
        {
            Entries = [.. mapping.Entries.Select(entry => entry with { Value = With(entry.Value, year) })],
        },
        _ => node,
    };
}
