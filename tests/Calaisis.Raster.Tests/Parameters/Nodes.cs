using System.Globalization;
using Calaisis.Raster.Parameters;

namespace Calaisis.Raster.Tests.Parameters;

/// <summary>Documents as a reader of some syntax would hand them over; entry n of a mapping stands in line n.</summary>
static class Nodes
{
    public static ScalarNode Text(string text) => new(new Mark(1, 1), text, ScalarKind.Text);

    public static ScalarNode Number(double number) =>
        new(new Mark(1, 1), number.ToString(CultureInfo.InvariantCulture), ScalarKind.Number, number);

    public static ListNode List(params Node[] items) => new(new Mark(1, 1), items);

    public static MappingNode Map(params (string Key, Node Value)[] entries) => new(
        new Mark(1, 1),
        [.. entries.Select((entry, index) => new MappingEntry(
            new Mark(index + 1, 1), entry.Key, entry.Value with { Mark = new Mark(index + 1, 10) }))]);
}
