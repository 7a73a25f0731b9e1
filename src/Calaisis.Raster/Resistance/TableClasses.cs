using System.Globalization;
using Calaisis.Raster.Faults;
using Calaisis.Raster.Sources;

namespace Calaisis.Raster.Resistance;

/// <summary>The classes of a source that the rows of a friction table stand for.</summary>
sealed class TableClasses
{
    // Cells are floats: beyond this, not every whole number is one.
    internal const int LargestClass = (1 << 24) - 1;

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
        void Wrong(FrictionRow row, Sentence message) => faults.Add(new Fault(table.Path, row.Line, 1, message));
        float? wholeGroup = null;
        foreach (var row in table.Rows)
        {
            if (match.Group is not null && row.Class.Equals(match.Group, StringComparison.OrdinalIgnoreCase))
            {
                if (wholeGroup is not null) Wrong(row, $"group '{match.Group}' comes twice");
                wholeGroup = row.Resistances[column];
                continue;
            }

            if (CodeOf(row, match) is not { } code) continue;
            if (ValueOf(code, match.Legend) is not { } value)
            {
                if (match.Legend is { IsFromData: true }) continue;
                Wrong(row, match.Legend is { } legend
                    ? (Sentence)$"code '{code}' is no class of {legend.Name}"
                    : $"code '{code}' is no class number, and the source has no legend to look it up in");
                continue;
            }

            var covered = new CoveredClass(value, code, row.Line, row.Resistances[column]);
            if (!classes.TryAdd(value, covered))
            {
                Wrong(row, $"class '{code}' ({value}) already stands in line {classes[value].Line}");
            }
        }

        if (match.Group is not null && classes.Count == 0 && wholeGroup is null && faults.Count == 0)
        {
            faults.Add(new Fault(table.Path, 1, 1, $"no class of group '{match.Group}': expected rows whose class is "
                + $"'{match.Group}' or begins with '{match.Group}_'"));
        }

        if (faults.Count > 0) throw new PipelineException(faults);
        return new TableClasses([.. classes.Values], wholeGroup);
    }

    static string? CodeOf(FrictionRow row, ClassMatch match)
    {
        if (match.Group is null) return row.Code;
        var prefix = match.Group + "_";
        return row.Class.StartsWith(prefix, StringComparison.OrdinalIgnoreCase) ? row.Class[prefix.Length..] : null;
    }

    /// <summary>The number in the cells that a code stands for; null if it stands for none.</summary>
    static int? ValueOf(string code, Legend? legend)
    {
        if (legend is not null) return legend.WithCode(code)?.Value;
        var isNumber = int.TryParse(code, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value);
        return isNumber && Math.Abs((long)value) <= LargestClass ? value : null;
    }
}
