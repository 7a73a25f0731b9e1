using Calaisis.Raster.Parameters;

namespace Calaisis.Raster.Pipelines.Scenarios;

/// <summary>Whether weights can rank anything: a ranking by what no trame measures would say nothing.</summary>
static class RankingCheck
{
    /// <summary>
    /// Notes a fault at each weight that no trame meets, and one where no trame with a weight has anything to rank by.
    /// </summary>
    /// <param name="reading">The file, read whole.</param>
    /// <param name="mark">Where the weights stand.</param>
    /// <param name="weights">The weights.</param>
    /// <param name="light">Where light is looked at in corridors; null for nowhere.</param>
    public static void RequireSense(Reading reading, Mark mark, RankingWeights weights, LightInCorridors? light)
    {
        var declared = reading.Declared("trame");
        // What a faulty trame measures is not known.
        if (declared.Count == 0 || declared.Values.Any(trame => trame is not TrameDeclaration)) return;
        List<(string Name, TrameDeclaration Trame)> trames =
            [.. declared.Select(trame => (trame.Key, (TrameDeclaration)trame.Value!))];
        foreach (var (criterion, at) in weights.Given
            .Where(given => weights.Criteria[given.Key] > 0 && !MeetsAny(trames, given.Key)))
        {
            reading.Add(at, $"found a weight of '{RankingCriteria.NameOf(criterion)}', which no trame measures: "
                + $"{RemedyOf(criterion)}, or leave the weight out");
        }

        var counted = weights.Criteria.Where(weight => weight.Value > 0).Select(weight => weight.Key).ToList();
        if (reading.HasFaults
            || counted.Any(criterion => MeetsAny([.. trames.Where(trame => weights.Of(trame.Name) > 0)], criterion)))
        {
            return;
        }

        reading.Add(mark, $"found weights by which no trame can be ranked, expected a weight above 0 for a trame "
            + $"and for something that it measures: nothing would count");

        bool MeetsAny(List<(string Name, TrameDeclaration Trame)> among, RankingCriterion criterion) =>
            among.Exists(trame => RankingCriteria.IsMeasured(criterion, trame.Name, trame.Trame, light));
    }

    static Sentence RemedyOf(RankingCriterion criterion) => criterion switch
    {
        RankingCriterion.EquivalentConnectivity => $"declare 'network' in a trame with links",
        RankingCriterion.CoreArea => $"declare 'habitats' in a trame",
        RankingCriterion.CorridorLight =>
            $"declare 'light' in the comparison and 'corridors' in a trame that light matters to",
        RankingCriterion.Conflicts => $"declare 'conflicts' in a trame with links",
        _ => $"declare 'links' in a trame",
    };
}
