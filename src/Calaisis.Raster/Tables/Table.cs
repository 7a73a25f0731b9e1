namespace Calaisis.Raster.Tables;

/// <summary>A table of things of one kind: the columns that describe them, in the order they are written.</summary>
/// <param name="Name">The layer's name.</param>
/// <param name="Shape">What kind of shape every thing has.</param>
/// <param name="Columns">From the left.</param>
public sealed record Table<T>(string Name, FeatureShape Shape, IReadOnlyList<Column<T>> Columns)
{
    /// <summary>The table without what only programs need.</summary>
    public Table<T> ForPeople => Without(column => column.IsInternal);

    /// <summary>A column by its name.</summary>
    public Column<T> this[string column] => Columns[PlaceOf(column)];

    /// <summary>The table without some of its columns.</summary>
    public Table<T> Without(Func<Column<T>, bool> isLeftOut) =>
        this with { Columns = [.. Columns.Where(column => !isLeftOut(column))] };

    /// <summary>The table with more columns, after one of its own.</summary>
    public Table<T> After(string column, params IEnumerable<Column<T>> more)
    {
        var place = PlaceOf(column) + 1;
        return this with { Columns = [.. Columns.Take(place), .. more, .. Columns.Skip(place)] };
    }

    /// <summary>The table with more columns at its end.</summary>
    public Table<T> With(params IEnumerable<Column<T>> more) => this with { Columns = [.. Columns, .. more] };

    /// <summary>The table with a column per zone layer: the zone most of a thing lies in.</summary>
    /// <param name="layers">Names of the zone layers.</param>
    /// <param name="zonesOf">The zones of a thing, in the order of the layers.</param>
    /// <param name="add">The thing with one more zone; null for a table that is not read back.</param>
    public Table<T> WithZones(
        IEnumerable<string> layers, Func<T, IReadOnlyList<string?>> zonesOf, Func<T, string?, T>? add = null)
    {
        var taken = Columns.Select(column => column.Name).Append("fid").Append("geom")
            .ToHashSet(StringComparer.Ordinal);
        return With(layers.Select((layer, place) => new Column<T>(
            taken.Contains(layer) ? "zone_" + layer : layer, ColumnType.Text,
            thing => zonesOf(thing).ElementAtOrDefault(place))
        {
            Title = Sentence.Told(layer, layer),
            Meaning = $"Zone of the layer {layer} where most of it lies; empty: none",
            Set = add is null ? null : (thing, zone) => add(thing, (string?)zone),
        }));
    }

    /// <summary>The table of some things.</summary>
    /// <param name="things">In the order of the rows.</param>
    /// <param name="shapeOf">The shape of each as well-known binary; null for a table without shapes.</param>
    /// <param name="language">The language of titles and meanings.</param>
    public FeatureTable Of(
        IEnumerable<T> things, Func<T, ReadOnlyMemory<byte>>? shapeOf = null, Language language = Language.English)
    {
        return new FeatureTable(
            Name,
            shapeOf is null ? FeatureShape.None : Shape,
            [.. Columns.Select(column => column.In(language))],
            [.. things.Select(Row)]);

        FeatureRow Row(T thing) =>
            new([.. Columns.Select(column => column.ValueOf(thing))], shapeOf?.Invoke(thing) ?? default);
    }

    /// <summary>The things of such a table, whatever the order of its columns.</summary>
    /// <param name="table">The table.</param>
    /// <param name="blank">A thing with no value of any column.</param>
    /// <exception cref="KeyNotFoundException">A column is missing.</exception>
    /// <exception cref="FormatException">A value is not as <see cref="Of"/> writes it.</exception>
    public IReadOnlyList<T> Read(FeatureTable table, T blank)
    {
        ArgumentNullException.ThrowIfNull(table);
        var read = Columns.Where(column => column.Set is not null)
            .Select(column => (Column: column, Place: table.IndexOf(column.Name))).ToList();
        return [.. table.Rows.Select(row =>
            read.Aggregate(blank, (thing, at) => Put(thing, at.Column, row.Values[at.Place])))];
    }

    T Put(T thing, Column<T> column, object? value)
    {
        if (value is null && column.IsOptional) return thing;
        try
        {
            return column.Set!(thing, value);
        }
        catch (FormatException fault)
        {
            throw new FormatException($"table '{Name}', column '{column.Name}': {fault.Message}", fault);
        }
    }

    int PlaceOf(string column)
    {
        for (var i = 0; i < Columns.Count; i++)
        {
            if (Columns[i].Name == column) return i;
        }

        throw new KeyNotFoundException($"the table '{Name}' has no column '{column}'");
    }
}
