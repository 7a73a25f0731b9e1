using Calaisis.Raster.Grids;
using Calaisis.Raster.Resistance;
using Calaisis.Raster.Sources;

namespace Calaisis.Raster.Preflight;

/// <summary>Whether a table and the classes in the data know each other.</summary>
static class TableChecks
{
    /// <summary>Longer lists of classes are cut: the first ones show what is wrong.</summary>
    const int MaxListed = 8;

    internal static IEnumerable<Finding> Judge(
        GridDefinition grid, string trame, ClassCoverage table, SourceSubject source)
    {
        if (source.Statistics is not { Classes: { } met, IsEmpty: false } statistics) yield break;
        var listed = table.Classes.Select(row => row.Value).ToHashSet();
        var inData = met.Select(count => count.Value).ToHashSet();

        var unknown = table.HasRowForAll
            ? []
            : met.Where(count => !listed.Contains(count.Value)).OrderByDescending(c => c.Met.Cells).ToList();
        if (unknown.Count > 0) yield return Unknown(grid, trame, table, source.Facts, statistics, unknown);

        var unmet = table.Classes.Where(row => !inData.Contains(row.Value)).ToList();
        if (unmet.Count > 0)
        {
            yield return new Finding(Severity.Note, trame,
                $"{unmet.Count} [class|classes] of table {table.TablePath} "
                + $"{(unmet.Count == 1 ? (Sentence)$"is" : $"are")} nowhere in source '{table.Source}': "
                + $"{List(unmet, row => $"{row.Code} (line {row.Line})")}");
        }
    }

    static Finding Unknown(
        GridDefinition grid,
        string trame,
        ClassCoverage table,
        SourceFacts source,
        SourceStatistics statistics,
        List<ClassCount> unknown)
    {
        var all = unknown.Aggregate(default(Occurrence), (sum, count) => sum.And(count.Met));
        Sentence found = $"{unknown.Count} [class|classes] of source '{table.Source}' "
            + $"[has|have] no row in table {table.TablePath}: "
            + $"{List(unknown, count => Describe(count, source.Legend, statistics.Cells))}";
        var said = table.AnswersAll
            ? (Sentence)$"{found}; they get what the layer declares for unlisted classes"
            : $"{found}; the first cell is {CellPlace.Of(grid, all.First)}; "
                + $"add them to column '{table.Column}', or set 'unlisted' of the layer to 'ignore' or to a resistance";
        return new Finding(
            table.AnswersAll ? Severity.Note : Severity.Error, trame, table.At is null ? said : $"{table.At}: {said}");
    }

    static Sentence Describe(ClassCount count, Legend? legend, long cells)
    {
        var known = legend?.WithValue(count.Value);
        var name = known is null ? Amounts.Written(count.Value) : $"{known.Code} {known.Label}";
        return $"{name} with {Amounts.CellsAndShare(count.Met.Cells, cells)}";
    }

    static Sentence List<T>(List<T> items, Func<T, Sentence> describe)
    {
        var shown = Sentence.Join(", ", items.Take(MaxListed).Select(describe));
        return items.Count > MaxListed ? $"{shown} and {items.Count - MaxListed} more" : shown;
    }
}
