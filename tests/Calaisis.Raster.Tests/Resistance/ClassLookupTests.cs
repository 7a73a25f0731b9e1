using Calaisis.Raster.Resistance;
using CsCheck;
using Xunit;

namespace Calaisis.Raster.Tests.Resistance;

/// <summary>Tables held in registers, in an array and in a list for searching, against the plainest search.</summary>
public sealed class ClassLookupTests
{
    static readonly float[] Odd =
    [
        float.NaN, -0f, 1.5f, 1e9f, 3e9f, -3e9f, 2147483648f, float.PositiveInfinity, float.NegativeInfinity,
        float.Epsilon, 63, 64, 65,
    ];

    [Theory]
    [InlineData(-20, 44)]
    [InlineData(0, 63)]
    [InlineData(1, 65)]
    [InlineData(-500, 900)]
    [InlineData(-16_000_000, 16_000_000)]
    public void Every_value_has_the_answer_of_a_search(int lowest, int highest)
    {
        var tables = Gen.Dictionary(
            Gen.Int[lowest, highest], Gen.OneOf(Gen.Int[1, 900].Select(r => (float)r), Gen.Const(float.NaN)))[1, 40];
        Gen.Select(tables, Gen.Int[0, 10_000].Array[1, 80], Gen.Bool).Sample((table, picks, isError) =>
        {
            var keys = table.Keys.ToArray();
            var unlisted = isError ? ClassLookup.Unanswered : 1234;
            // Runs, as land has them, and cells apart.
            var cells = picks.SelectMany(p => Enumerable.Repeat(
                (p % 9) switch { 0 => Odd[p % Odd.Length], 1 => p - 40, _ => (float)keys[p % keys.Length] },
                1 + (p % 37 / 9 * 6))).ToArray();
            var expected = cells.Select(cell => Answer(table, cell, unlisted)).ToArray();
            var found = new float[cells.Length];
            var isAnswered = new ClassLookup(table, unlisted).Look(cells, found);
            Assert.Equal(expected, found);
            Assert.Equal(!expected.Contains(ClassLookup.Unanswered), isAnswered);
        }, iter: 300);
    }

    static float Answer(Dictionary<int, float> table, float cell, float unlisted)
    {
        if (float.IsNaN(cell)) return float.NaN;
        if (Math.Truncate((double)cell) != cell || Math.Abs(cell) > 2147483648f) return ClassLookup.Unanswered;
        foreach (var (key, resistance) in table)
        {
            if (key == (double)cell) return resistance;
        }

        return unlisted;
    }
}
