using Calaisis.Raster.Pipelines.Scenarios;

namespace Calaisis.Raster.Comparison;

/// <summary>Why a criterion counts what it counts, in one sentence.</summary>
public static class RankingStatement
{
    /// <summary>The sentence.</summary>
    /// <param name="score">The criterion's points.</param>
    /// <param name="rules">The scale they were given by.</param>
    /// <param name="language">The language.</param>
    public static string Of(CriterionScore score, RankingRules rules, Language language)
    {
        ArgumentNullException.ThrowIfNull(score);
        ArgumentNullException.ThrowIfNull(rules);
        var words = new RankingWords(score, rules, language);
        var (indifference, full) = (
            words.OnScale(rules.Scale.Indifference[score.Criterion]),
            words.OnScale(rules.Scale.FullScale[score.Criterion]));
        return (score.Reason, language == Language.French) switch
        {
            (PointsReason.Unchanged, true) when score.Measure.Links == 0 =>
                "Coût des liens : aucun lien n'est commun aux deux, ne compte pas.",
            (PointsReason.Unchanged, false) when score.Measure.Links == 0 =>
                "Cost of links: no link is in both, it does not count.",
            (PointsReason.Unchanged, true) when words.IsElsewhere =>
                $"{words.Everything}, mais rien ne change {words.WhereBoth} : ne compte pas.",
            (PointsReason.Unchanged, false) when words.IsElsewhere =>
                $"{words.Everything}, but nothing changes {words.WhereBoth}: it does not count.",
            (PointsReason.Unchanged, true) => $"{words.State}, sans changement.",
            (PointsReason.Unchanged, false) => $"{words.State}, no change.",
            (PointsReason.Indifferent, true) =>
                $"{words.Change}, pas plus que le seuil de {indifference} : ne compte pas.",
            (PointsReason.Indifferent, false) =>
                $"{words.Change}, not more than the indifference of {indifference}: it does not count.",
            (PointsReason.NothingLost, true) =>
                $"{words.Change}, mais aucun terrain n'est devenu moins favorable à cette trame : ne compte pas.",
            (PointsReason.NothingLost, false) =>
                $"{words.Change}, but no ground has become worse for this network: it does not count.",
            (PointsReason.NothingWon, true) =>
                $"{words.Change}, mais aucun terrain n'est devenu plus favorable à cette trame : ne compte pas.",
            (PointsReason.NothingWon, false) =>
                $"{words.Change}, but no ground has become better for this network: it does not count.",
            (_, true) => $"{words.Change} : {words.Points} (100 à partir de {full}).",
            _ => $"{words.Change}: {words.Points} (100 from {full} on).",
        };
    }
}

/// <summary>The parts of such a sentence.</summary>
sealed class RankingWords(CriterionScore score, RankingRules rules, Language language)
{
    readonly StatementNumbers _numbers = new(language);

    bool IsFrench => language == Language.French;

    CriterionMeasure Measure => score.Measure;

    /// <summary>Whether something changes, though not where both scenarios have it.</summary>
    public bool IsElsewhere => Measure.Everything is { Difference: not 0 and not double.NaN };

    /// <summary>The criterion and what it goes by, where that does not change.</summary>
    public string State
    {
        get
        {
            var value = Measure.Everything?.Before ?? Measure.Before;
            var text = IsArea ? _numbers.Hectares(value)
                : IsLight ? _numbers.Shares(value, value).Before
                : _numbers.Of(value);
            return $"{Subject}{Colon}{text}";
        }
    }

    /// <summary>
    /// The criterion, what it goes by before and afterwards, and the change on the criterion's scale.
    /// </summary>
    public string Change
    {
        get
        {
            var (before, after) = IsArea ? _numbers.Hectares(Measure.Before, Measure.After)
                : IsLight ? _numbers.Shares(Measure.Before, Measure.After)
                : _numbers.Between(Measure.Before, Measure.After);
            var change = $"{before} → {after} ({_numbers.SignedFinely(IsArea ? Measure.Change : -Measure.Change)}"
                + $"{Unit(Measure.Change)}{OfWhat})";
            if (score.Criterion is not (RankingCriterion.Conflicts or RankingCriterion.Components)
                || Measure.Everything is null)
            {
                return $"{Subject}{Colon}{change}";
            }

            return IsFrench ? $"{Everything} ; {WhereBoth} {change}" : $"{Everything}; {WhereBoth} {change}";
        }
    }

    /// <summary>What the same is of everything, before and afterwards.</summary>
    public string Everything
    {
        get
        {
            var (before, after) = IsLight
                ? _numbers.Shares(Measure.Everything!.Before, Measure.Everything.After)
                : _numbers.Between(Measure.Everything!.Before, Measure.Everything.After);
            return $"{Subject}{Colon}{before} → {after}";
        }
    }

    /// <summary>Where both scenarios have what the criterion goes by.</summary>
    public string WhereBoth => score.Criterion switch
    {
        RankingCriterion.Conflicts => Say("sur les liens communs aux deux", "on the links that are in both"),
        RankingCriterion.Components =>
            Say("pour les réservoirs communs aux deux", "for the core areas that are in both"),
        _ => Say("là où les corridors demeurent", "where corridors stay"),
    };

    public string Points
    {
        get
        {
            var points = Math.Abs(score.Points);
            return _numbers.SignedFinely(score.Points)
                + Say(points < 2 ? " point" : " points", points == 1 ? " point" : " points");
        }
    }

    /// <summary>A change as the criterion's scale has it.</summary>
    public string OnScale(double change) => _numbers.Of(change) + Unit(change);

    bool IsArea => score.Criterion is RankingCriterion.EquivalentConnectivity or RankingCriterion.CoreArea;

    bool IsLight => score.Criterion == RankingCriterion.CorridorLight;

    string Subject => score.Criterion switch
    {
        RankingCriterion.EquivalentConnectivity => Say("Connectivité équivalente", "Equivalent connectivity"),
        RankingCriterion.CoreArea => Say("Réservoirs", "Core areas"),
        RankingCriterion.LinkCost => Say(
            $"Coût moyen des {_numbers.Count((int)Measure.Links)} liens communs",
            $"Mean cost of the {_numbers.Count((int)Measure.Links)} links in both"),
        RankingCriterion.Components => Say("Composantes du réseau", "Components of the network"),
        RankingCriterion.CorridorLight => Say(
            $"Corridors éclairés à plus de {_numbers.Of(rules.LitAbove ?? 0)} nW/cm²/sr",
            $"Corridors lit above {_numbers.Of(rules.LitAbove ?? 0)} nW/cm²/sr"),
        _ => Say("Conflits", "Conflicts"),
    };

    string OfWhat => score.Criterion switch
    {
        RankingCriterion.LinkCost =>
            Say(" du coût de tous les liens de départ", " of the cost of all links of the base"),
        RankingCriterion.CorridorLight =>
            Say(" des corridors de départ, là où ils demeurent", " of the corridors of the base, where they stay"),
        RankingCriterion.Components when Measure.LeastBase is { } least =>
            Say($" de {least} composantes, la plus petite base", $" of {least} components, the least base"),
        RankingCriterion.Conflicts when Measure.LeastBase is { } least =>
            Say($" de {least} franchissements, la plus petite base", $" of {least} crossings, the least base"),
        RankingCriterion.Components => Say(" des composantes de départ", " of the components of the base"),
        RankingCriterion.Conflicts => Say(" des franchissements", " of all crossings"),
        _ => "",
    };

    string Unit(double change) => score.Criterion switch
    {
        RankingCriterion.CorridorLight => Say(
            Math.Abs(change) < 2 ? " point de pourcentage" : " points de pourcentage",
            Math.Abs(change) == 1 ? " percentage point" : " percentage points"),
        _ => _numbers.PercentSign,
    };

    string Colon => Say(" : ", ": ");

    string Say(string french, string english) => IsFrench ? french : english;
}
