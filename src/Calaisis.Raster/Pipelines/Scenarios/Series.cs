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

    public override bool TryRead(Node node, Reading reading, out IReadOnlyList<Named<ScenarioDeclaration>> value) =>
        scenarios.TryRead(node is MappingNode mapping ? mapping with { Entries = [.. mapping.Entries.SelectMany(Expand)] } : node, reading, out value);

    public override JsonObject ToSchema(SchemaWriter writer) => scenarios.ToSchema(writer);

    static IEnumerable<MappingEntry> Expand(MappingEntry scenario)
    {
        if (scenario.Value is not MappingNode mapping || mapping.Find(KeyName)?.Value is not ListNode { Items: { Count: > 0 } years }) return [scenario];
        // Years that are none are left to the reading, which says so.
        if (!years.All(year => year is ScalarNode { Kind: ScalarKind.Number, Number: >= 0 and <= 9999 } number && double.IsInteger(number.Number))) return [scenario];
        var rest = mapping with { Entries = [.. mapping.Entries.Where(entry => entry.Key != KeyName)] };
        return years.Select(year => ((ScalarNode)year).Number.ToString(CultureInfo.InvariantCulture))
            .Select(year => scenario with { Key = $"{scenario.Key}-{year}", Value = With(rest, year) });
    }

    static Node With(Node node, string year) => node switch
    {
        ScalarNode scalar => scalar with { Text = scalar.Text.Replace(Variable, year, StringComparison.Ordinal) },
        ListNode list => list with { Items = [.. list.Items.Select(item => With(item, year))] },
        MappingNode mapping => mapping with { Entries = [.. mapping.Entries.Select(entry => entry with { Value = With(entry.Value, year) })] },
        _ => node,
    };
}
