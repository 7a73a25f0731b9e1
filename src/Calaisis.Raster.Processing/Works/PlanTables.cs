using Calaisis.Raster.Grids;
using Calaisis.Raster.Tables;
using Calaisis.Raster.Works;

namespace Calaisis.Raster.Processing.Works;

/// <summary>The plan as tables.</summary>
sealed class PlanTables(WorkPlan plan, IReadOnlyList<string> trames, IReadOnlyList<string> zones, Language language)
{
    /// <summary>The column that marks the works of a budget.</summary>
    public static string ColumnOf(double budget) => FormattableString.Invariant($"plan_{budget:0}");

    /// <summary>A row for each work.</summary>
    public Table<PlannedWork> Works => new(CandidateTable.Name, FeatureShape.None,
    [
        .. CandidateTable.Of(zones).Columns.Select(column => column.Of<PlannedWork>(work => work.Placed.Candidate)),
        Column<PlannedWork>.Text(
            "why_not", "Left out because", "Why it is not open to choice; empty: it is",
            work => work.WhyNot?.In(language)),
        Percent("gain_percent", "Gain", "Gain of the goal by it alone, with what it requires, beside the fixed works",
            work => work.Gain?.Alone),
        Percent("gain_per_1000_eur_percent", "Gain / 1 000 EUR", "The same for 1 000 euros; empty for one that costs "
            + "nothing", work => work.Gain?.AlonePerThousand),
        Percent("loss_left_out_percent", "Loss if left out", "Loss of the goal where all works but it, and those that "
            + "require it, are done", work => work.Gain?.LeftOut),
        Column<PlannedWork>.Whole(
            "step", "Step",
            "Its place in the plan of the greatest budget, the best for its cost first; empty: not in it",
            work => work.Gain?.Step),
        Percent("gain_in_plan_percent", "Gain of step", "Gain of the goal by its step; empty: not in the plan",
            work => work.Gain?.InPlan),
        Column<PlannedWork>.Number(
            "least_budget_eur", "Least budget", "EUR", "The least budget that chooses it; empty: none does",
            work => work.Gain?.LeastBudget),
        .. trames.SelectMany(OfTrame),
        .. plan.Choices.Select(choice => Column<PlannedWork>.Whole(
            ColumnOf(choice.Budget), "", "1: it is chosen for this budget in euros; 0: it is not",
            work => work.Chosen.Contains(choice.Budget) ? 1 : 0)),
    ]);

    /// <summary>The works as layers with shapes.</summary>
    public IReadOnlyList<FeatureTable> Layers()
    {
        FeatureShape[] kinds = [FeatureShape.MultiPolygon, FeatureShape.MultiLine, FeatureShape.Point];
        var rows = Works.Of(plan.Works, language: language);
        var places = plan.Works.Zip(rows.Rows).ToList();
        return
        [
            .. kinds.Select(kind => rows with
            {
                Name = WorkLayers.LayerOf(kind),
                Shape = kind,
                Rows = [.. places.Where(place => place.First.Placed.Kind == kind).SelectMany(place =>
                    WorkLayers.ShapesOf(place.First.Placed).Select(wkb => place.Second with { Wkb = wkb }))],
            }),
        ];
    }

    /// <summary>Sets of which none costs less and connects as much.</summary>
    public FeatureTable Frontier(WorkList works, double before) =>
        new Table<(WorkSet Works, double Cost, double Value)>("frontier", FeatureShape.None,
        [
            Column<(WorkSet Works, double Cost, double Value)>.Number(
                "cost_eur", "Cost", "EUR", "What the works cost", set => ChoiceTables.Cents(set.Cost)),
            Column<(WorkSet Works, double Cost, double Value)>.Number(
                "gain_percent", "Gain", "%", "Gain of the goal by them", set => 100 * ((set.Value / before) - 1)),
            Column<(WorkSet Works, double Cost, double Value)>.Whole(
                "count", "Works", "How many works they are", set => set.Works.Count),
            Column<(WorkSet Works, double Cost, double Value)>.Text(
                "works", "Works", "Their ids, blanks between; empty: none",
                set => set.Works.Count == 0 ? null : string.Join(' ', works.IdsOf(set.Works))),
        ]).Of(plan.Frontier, language: language);

    static Column<PlannedWork> Percent(string name, string title, string meaning, Func<PlannedWork, double?> get) =>
        Column<PlannedWork>.Number(name, title, "%", meaning, work => 100 * get(work));

    static IEnumerable<Column<PlannedWork>> OfTrame(string trame)
    {
        return
        [
            Of("ec_gain_ha", "ha", "What it alone adds to the equivalent connectivity of the trame by what it betters; "
                + "empty: it takes habitat away, or does not change the trame",
                gain => gain.EcSquareMetres / Hectare.SquareMetres),
            Of("ec_gain_percent", "%", "The same as a share of what that is", gain => 100 * gain.EcShare),
            Of("links_improved", "", "How many links it makes cheaper", gain => gain.Improved),
            Of("links_new", "", "How many links it brings", gain => gain.Fresh),
            Of("links_worse", "", "How many links it makes dearer or takes away", gain => gain.Worse),
            Of("cost_saved", "", "What links that were there cost less by it, added up", gain => gain.Saved),
        ];

        Column<PlannedWork> Of(string name, string unit, string meaning, Func<TrameGain, double> get) =>
            Column<PlannedWork>.Number($"{trame}_{name}", "", unit, meaning,
                work => work.Trames.TryGetValue(trame, out var gain) ? get(gain) : null);
    }
}
