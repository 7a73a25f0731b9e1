using System.Globalization;
using System.Text;
using Calaisis.Raster.Geo.Vectors;
using Calaisis.Raster.Parameters;
using Calaisis.Raster.Pipelines.Actions;
using Calaisis.Raster.Tables;

namespace Calaisis.Raster.Processing.Works;

/// <summary>
/// A plan as a pipeline file: the pipeline itself with a scenario for each budget, whose edits are the chosen works.
/// </summary>
static class PlanScenarios
{
    /// <summary>The name of a budget's scenario.</summary>
    public static string NameOf(double budget) => FormattableString.Invariant($"plan-{budget:0}");

    /// <summary>The text of the file.</summary>
    /// <param name="works">What was declared.</param>
    /// <param name="extended">The pipeline file, as seen from the new one.</param>
    /// <param name="package">The chosen works, beside the new file.</param>
    /// <param name="shown">Its name there.</param>
    public static string TextOf(RunWorks works, string extended, string package, string shown)
    {
        var language = works.Loaded.Pipeline.Language;
        var text = new StringBuilder();
        var isFrench = language == Language.French;
        Line($"# {(isFrench ? "Les travaux choisis pour chaque budget." : "The works chosen for each budget.")}");
        Line($"extends: {Quoted(extended)}");
        Line($"scenarios:");
        foreach (var budget in works.Declared.Budgets)
        {
            var euros = budget.ToString("#,0", CultureInfo.InvariantCulture);
            if (isFrench) euros = euros.Replace(',', ' ');
            Line($"  {NameOf(budget)}:");
            Line($"    title: {Quoted(isFrench ? $"Plan à {euros} €" : $"Plan for {euros} EUR")}");
            if (budget.Equals(works.Declared.Budgets[^1])) Line($"    maps: true");
            var edits = EditsOf(works, budget, package, shown).ToList();
            Line($"    edits:{(edits.Count == 0 ? " []" : "")}");
            foreach (var edit in edits) Line($"      - {Flow(edit)}");
        }

        return text.ToString();

        void Line(FormattableString line) => text.Append(FormattableString.Invariant(line)).Append('\n');
    }

    static IEnumerable<MappingNode> EditsOf(RunWorks works, double budget, string package, string shown)
    {
        var column = PlanTables.ColumnOf(budget);
        foreach (var kind in new[] { FeatureShape.MultiPolygon, FeatureShape.MultiLine, FeatureShape.Point })
        {
            var layer = FeatureFile.ReadValues(package, WorkLayers.LayerOf(kind));
            var (action, chosen) = (layer.IndexOf("action"), layer.IndexOf(column));
            foreach (var name in layer.Rows.Where(row => row.Values[chosen] is 1L)
                .Select(row => (string)row.Values[action]!).Distinct().Order(StringComparer.Ordinal))
            {
                foreach (var edit in WorkEdits.Of(
                    works.Kinds[name], shown, WorkLayers.LayerOf(kind), $"{column} = 1 AND action = '{name}'"))
                {
                    yield return edit;
                }
            }
        }
    }

    static string Flow(Node node) => node switch
    {
        ScalarNode { Kind: ScalarKind.Number } number => number.Number.ToString("R", CultureInfo.InvariantCulture),
        ScalarNode { Kind: ScalarKind.Boolean } flag => flag.Text,
        ScalarNode text => Quoted(text.Text),
        ListNode list => $"[{string.Join(", ", list.Items.Select(Flow))}]",
        MappingNode mapping =>
            $"{{ {string.Join(", ", mapping.Entries.Select(entry => $"{entry.Key}: {Flow(entry.Value)}"))} }}",
        _ => throw new InvalidOperationException($"no text for {node.GetType().Name}"),
    };

    static string Quoted(string text) => "\"" + text.Replace("\\", "\\\\", StringComparison.Ordinal)
        .Replace("\"", "\\\"", StringComparison.Ordinal) + "\"";
}
