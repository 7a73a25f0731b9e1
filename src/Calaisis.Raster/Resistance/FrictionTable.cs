using Calaisis.Raster.Faults;
using Calaisis.Raster.Tables;
using Calaisis.Raster.Texts;

namespace Calaisis.Raster.Resistance;

/// <summary>
/// Resistance by class, one column per trame or guild, as experts write it. Two layouts are read: BioDispersal's
/// <c>class_descr;class;code;st1;st2...</c> as it is, and <c>code;class;col1;col2...;source</c>, where the last column
/// says in free words where the values come from.
/// </summary>
public sealed class FrictionTable
{
    const string CodeColumn = "code";
    const string ClassColumn = "class";
    const string DescriptionColumn = "class_descr";
    const string SourceColumn = "source";

    static readonly string[] TextColumns = [CodeColumn, ClassColumn, DescriptionColumn, SourceColumn];

    FrictionTable(string path, IReadOnlyList<string> columns, IReadOnlyList<FrictionRow> rows)
    {
        Path = path;
        DeclaredPath = path;
        Columns = columns;
        Rows = rows;
    }

    public string Path { get; }

    /// <summary>The file as the pipeline names it, for people who read about its classes.</summary>
    public string DeclaredPath { get; init; }

    /// <summary>The names of the columns that hold resistances.</summary>
    public IReadOnlyList<string> Columns { get; }

    public IReadOnlyList<FrictionRow> Rows { get; }

    /// <summary>Reads a file; see <see cref="Parse"/>.</summary>
    public static FrictionTable Read(
        string path,
        double? zerosBecome = null,
        string? onlyColumn = null,
        string? declaredPath = null,
        string? onlyGroup = null,
        TextEncoding? encoding = null,
        Func<string, byte[]>? read = null) =>
        Parse(CsvTable.ReadText(path, encoding, read), path, zerosBecome, onlyColumn, declaredPath, onlyGroup);

    /// <summary>
    /// Reads a table from its text. A value is a number above 0 (with a point or, between semicolons, a comma), empty
    /// or <c>None</c> where the class is left out for that column, <c>X</c> or <c>barrier</c> for a barrier. All faults
    /// come together in one <see cref="PipelineException"/>.
    /// </summary>
    /// <param name="text">The table.</param>
    /// <param name="path">Its file, for messages.</param>
    /// <param name="zerosBecome">
    /// What a resistance of 0 is read as (BioDispersal's free habitat); null refuses it.
    /// </param>
    /// <param name="onlyColumn">The column that will be used: a 0 in another is then left out; null uses all.</param>
    /// <param name="declaredPath">The file as the pipeline names it; null where it has the same name.</param>
    /// <param name="onlyGroup">
    /// BioDispersal's group that will be used: a 0 of another is then left out; null uses all.
    /// </param>
    public static FrictionTable Parse(
        string text,
        string path,
        double? zerosBecome = null,
        string? onlyColumn = null,
        string? declaredPath = null,
        string? onlyGroup = null)
    {
        if (zerosBecome is { } become && !(double.IsFinite(become) && become > 0))
        {
            throw new UnfitException($"'zeros-become' is {become}, expected a resistance above 0");
        }

        var faults = new List<Fault>();
        var csv = CsvTable.Parse(text, path, faults);
        csv.RequireOneLine(faults, CodeColumn, ClassColumn);
        var values = ValueColumns(csv, faults);
        var reader = new FrictionValueReader(csv, onlyColumn, zerosBecome, faults);
        var rows = csv.Rows.Select(row => Row(csv, row, values, reader, onlyGroup)).ToList();
        if (csv.Header.Count > 0 && rows.Count == 0 && faults.Count == 0)
        {
            faults.Add(new Fault(path, 1, 1, $"the table has column names but no row"));
        }

        if (faults.Count > 0) throw new PipelineException([.. faults.OrderBy(f => f.Line).ThenBy(f => f.Column)]);
        return new FrictionTable(path, [.. values.Select(i => csv.Header[i].Text)], rows)
        {
            DeclaredPath = declaredPath ?? path,
        };
    }

    /// <summary>
    /// The place of a column; a <see cref="PipelineException"/> lists those there are when it is missing.
    /// </summary>
    public int IndexOfColumn(string column)
    {
        for (var i = 0; i < Columns.Count; i++)
        {
            if (string.Equals(Columns[i], column, StringComparison.OrdinalIgnoreCase)) return i;
        }

        var known = string.Join(", ", Columns);
        throw new PipelineException([new Fault(Path, 1, 1, $"no column '{column}', expected one of {known}")]);
    }

    /// <summary>The same table with other values in one column.</summary>
    /// <param name="column">The column that changes.</param>
    /// <param name="adjustments">Made in their order.</param>
    /// <exception cref="ArgumentException">A code of an adjustment is in no row.</exception>
    public FrictionTable Adjust(string column, IReadOnlyList<FrictionAdjustment> adjustments)
    {
        ArgumentNullException.ThrowIfNull(adjustments);
        var index = IndexOfColumn(column);
        foreach (var code in adjustments.SelectMany(adjustment => adjustment.Codes)
            .Where(code => !Rows.Any(row => Sources.ClassCode.AreSame(row.Code, code))))
        {
            throw new UnfitException($"found the class '{code}' to adjust, which the table {Path} does not have");
        }

        return adjustments.Count == 0 ? this : new FrictionTable(Path, Columns, [.. Rows.Select(Adjusted)]);

        FrictionRow Adjusted(FrictionRow row)
        {
            var value = adjustments.Where(adjustment => adjustment.Codes.Count == 0
                || adjustment.Codes.Any(code => Sources.ClassCode.AreSame(row.Code, code)))
                .Aggregate(row.Resistances[index], (old, adjustment) => adjustment.Of(old));
            return row with { Resistances = [.. row.Resistances.Select((old, i) => i == index ? value : old)] };
        }
    }

    static List<int> ValueColumns(CsvTable csv, List<Fault> faults)
    {
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var values = new List<int>();
        for (var i = 0; i < csv.Header.Count; i++)
        {
            var name = csv.Header[i].Text;
            if (name.Length == 0) faults.Add(csv.FaultAt(csv.Header[i], $"column {i + 1} has no name"));
            else if (!seen.Add(name)) faults.Add(csv.FaultAt(csv.Header[i], $"column '{name}' comes twice"));
            else if (!TextColumns.Contains(name, StringComparer.OrdinalIgnoreCase)) values.Add(i);
        }

        if (csv.Header.Count == 0) return values;
        if (!seen.Contains(CodeColumn))
        {
            var names = string.Join(", ", csv.Header.Select(h => h.Text));
            faults.Add(csv.FaultAt(csv.Header[0], $"no column 'code' among {names}; "
                + $"expected code;class;<trame>...;source, or BioDispersal's class_descr;class;code;<sous-trame>..."));
        }
        else if (values.Count == 0)
        {
            faults.Add(csv.FaultAt(
                csv.Header[0], $"no column of resistances beside code, class, class_descr and source"));
        }

        return values;
    }

    static FrictionRow Row(CsvTable csv, CsvRow row, List<int> values, FrictionValueReader reader, string? onlyGroup)
    {
        var isUsed = onlyGroup is null || ClassMatch.IsOfGroup(csv.TextOf(row, ClassColumn), onlyGroup);
        var name = csv.TextOf(row, ClassColumn) is { Length: > 0 } text ? text : csv.TextOf(row, CodeColumn);
        return new FrictionRow(
            row.Line,
            csv.TextOf(row, CodeColumn),
            csv.TextOf(row, ClassColumn),
            csv.TextOf(row, DescriptionColumn),
            csv.TextOf(row, SourceColumn),
            [.. values.Select(i => reader.Read(row.Fields[i], name, csv.Header[i].Text, isUsed))]);
    }
}

/// <summary>One class of a friction table.</summary>
/// <param name="Line">Where it stands in the file, counted from 1.</param>
/// <param name="Code">The class's number or code.</param>
/// <param name="Class">Its name; in BioDispersal's layout the group, or <c>group_value</c>.</param>
/// <param name="Description">BioDispersal's description.</param>
/// <param name="Source">Where the values come from.</param>
/// <param name="Resistances">
/// One per column of the table: NaN where the class is left out, positive infinity for a barrier, else above 0.
/// </param>
public sealed record FrictionRow(
    int Line, string Code, string Class, string Description, string Source, IReadOnlyList<float> Resistances);

/// <summary>A change of values of a friction table: by a factor, or to a value.</summary>
/// <param name="Codes">The classes; all when empty.</param>
/// <param name="Factor">What a resistance is multiplied by; barriers and empty cells stay. Null sets a value.</param>
/// <param name="Value">What it becomes.</param>
public sealed record FrictionAdjustment(IReadOnlyList<string> Codes, double? Factor, double Value)
{
    internal float Of(float resistance) => Factor is { } factor ? (float)(resistance * factor) : (float)Value;
}
