using Calaisis.Raster.Tables;

namespace Calaisis.Raster.Packages;

/// <summary>A layer as the list of its columns, each with where its value comes from.</summary>
sealed class LayerPlan<T>(string name, FeatureShape shape)
{
    readonly List<(Column Column, Func<T, object?> Value)> _fields = [];

    public IReadOnlyList<Column> Columns => [.. _fields.Select(item => item.Column)];

    public void Add(Column column, Func<T, object?> value) => _fields.Add((column, value));

    public FeatureTable Of(IEnumerable<T> things, Func<T, ReadOnlyMemory<byte>> shapeOf) =>
        new(name, shape, Columns, [.. things.Select(thing => new FeatureRow(ValuesOf(thing), shapeOf(thing)))]);

    object?[] ValuesOf(T thing) => [.. _fields.Select(item => Written(item.Value(thing), item.Column))];

    static object? Written(object? value, Column column) => value switch
    {
        int whole => (long)whole,
        double.NaN or double.PositiveInfinity or double.NegativeInfinity => null,
        // A name longer than the standard allows is cut; nothing else of ours can be too long.
        string text when column.Width > 0 && text.Length > column.Width => text[..column.Width],
        _ => value,
    };
}
