using Calaisis.Raster.Faults;

namespace Calaisis.Raster.Resistance;

/// <summary>A source's classes through one column of a friction table.</summary>
public sealed class TableLayer : RowLayer, IClassLayer
{
    readonly ClassLookup _lookup;
    readonly ClassMatch _match;

    /// <summary>
    /// Matches table and classes. Codes that are no class, classes that come twice and a missing column are a
    /// <see cref="PipelineException"/> naming the lines of the table.
    /// </summary>
    /// <param name="source">The source that holds the classes.</param>
    /// <param name="table">The friction table.</param>
    /// <param name="column">The column of the trame or guild.</param>
    /// <param name="match">How rows find classes.</param>
    /// <param name="unlisted">What becomes of classes in the data without a row.</param>
    public TableLayer(string source, FrictionTable table, string column, ClassMatch match, UnlistedRule unlisted)
        : base(source)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(match);
        ArgumentNullException.ThrowIfNull(unlisted);
        _match = match;
        var classes = TableClasses.Of(table, table.IndexOfColumn(column), match);
        var answersAll = classes.WholeGroup is not null || !unlisted.IsError;
        Coverage = new ClassCoverage(source, table.DeclaredPath, column, classes.Classes, answersAll)
        {
            HasRowForAll = classes.WholeGroup is not null,
        };
        var other = classes.WholeGroup ?? (unlisted.IsError ? ClassLookup.Unanswered : unlisted.Resistance);
        _lookup = new ClassLookup(classes.Classes.ToDictionary(c => c.Value, c => c.Resistance), other);
    }

    public ClassCoverage Coverage { get; }

    /// <summary>
    /// What a value gets: infinity for a barrier, NaN where the layer says nothing or the table has no answer.
    /// </summary>
    public float ResistanceOf(float value)
    {
        Span<float> resistance = stackalloc float[1];
        return _lookup.Look([value], resistance) ? resistance[0] : float.NaN;
    }

    protected override void EvaluateRow(
        TileInputs inputs, int row, ReadOnlySpan<float> values, Span<float> results, ResistanceScratch scratch)
    {
        if (!_lookup.Look(values, results)) throw Unlisted(inputs, row, values, results);
    }

    RasterException Unlisted(TileInputs inputs, int row, ReadOnlySpan<float> values, ReadOnlySpan<float> results)
    {
        var col = results.IndexOf(ClassLookup.Unanswered);
        var value = values[col];
        var place = CellPlace.Of(inputs, row, col);
        if (value != MathF.Truncate(value) || MathF.Abs(value) > TableClasses.LargestClass)
        {
            return new RasterException($"source '{Source}': value {value} at {place} is no class number, as table "
                + $"{Coverage.TablePath} needs; if the source holds quantities, use a curve or intervals layer");
        }

        var known = _match.Legend?.WithValue((int)value);
        var label = known is null ? "" : $" ({known.Code} {known.Label})";
        return new RasterException(
            $"source '{Source}': class {value}{label} at {place} has no row in table {Coverage.TablePath}; "
                + $"add one, or set 'unlisted' of the layer to 'ignore' or to a resistance");
    }
}
