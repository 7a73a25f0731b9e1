using System.Globalization;
using Calaisis.Raster.Faults;

namespace Calaisis.Raster.Resistance;

/// <summary>The classes of a source that the rows of a friction table stand for.</summary>
sealed class TableClasses
{
    // Cells are floats: beyond this, not every whole number is one.
    const int LargestClass = 1 << 24;

    TableClasses(IReadOnlyList<CoveredClass> classes, float? wholeGroup)
    {
        Classes = classes;
        WholeGroup = wholeGroup;
    }

    /// <summary>In ascending order of their value.</summary>
    internal IReadOnlyList<CoveredClass> Classes { get; }

    /// <summary>What a row for the group as a whole gives to cells with data; null where there is none.</summary>
    internal float? WholeGroup { get; }

    internal static TableClasses Of(FrictionTable table, int column, ClassMatch match)
    {
        var classes = new SortedDictionary<int, CoveredClass>();
        var faults = new List<Fault>();
        float? wholeGroup = null;
        foreach (var row in table.Rows)
        {
            if (match.Group is not null && row.Class.Equals(match.Group, StringComparison.OrdinalIgnoreCase))
            {
                if (wholeGroup is not null) faults.Add(new Fault(table.Path, row.Line, 1, $"group '{match.Group}' comes twice"));
                wholeGroup = row.Resistances[column];
                continue;
            }

            if (CodeOf(row, match) is not { } code) continue;
            if (ValueOf(code, match, table.Path, row.Line, faults) is not { } value) continue;
            var covered = new CoveredClass(value, code, row.Line, row.Resistances[column]);
            if (classes.TryAdd(value, covered)) continue;
            faults.Add(new Fault(table.Path, row.Line, 1, $"class '{code}' ({value}) already stands in line {classes[value].Line}"));
        }

        if (match.Group is not null && classes.Count == 0 && wholeGroup is null && faults.Count == 0)
        {
            faults.Add(new Fault(table.Path, 1, 1, $"no class of group '{match.Group}': expected rows whose class is "
                + $"'{match.Group}' or begins with '{match.Group}_'"));
        }

        return faults.Count > 0 ? throw new PipelineException(faults) : new TableClasses([.. classes.Values], wholeGroup);
    }

    static string? CodeOf(FrictionRow row, ClassMatch match)
    {
        if (match.Group is null) return row.Code;
        var prefix = match.Group + "_";
        return row.Class.StartsWith(prefix, StringComparison.OrdinalIgnoreCase) ? row.Class[prefix.Length..] : null;
    }

    static int? ValueOf(string code, ClassMatch match, string path, int line, List<Fault> faults)
    {
        if (match.Legend?.WithCode(code) is { } known) return known.Value;
        if (match.Legend is { } legend)
        {
            faults.Add(new Fault(path, line, 1, $"code '{code}' is no class of {legend.Name}"));
            return null;
        }

        if (int.TryParse(code, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value)
            && Math.Abs((long)value) <= LargestClass)
        {
            return value;
        }

        faults.Add(new Fault(path, line, 1, $"code '{code}' is no class number, and the source has no legend to look it up in"));
        return null;
    }
}
