using Calaisis.Raster.Parameters;
using Calaisis.Raster.Pipelines;
using Xunit;

namespace Calaisis.Raster.Tests.Pipelines;

/// <summary>
/// Filters compare attributes; they are no queries, call no functions but known ones, and have an end.
/// </summary>
public sealed class FilterSpecTests
{
    [Theory]
    [InlineData("IMPORTANCE IN ('1', '2')")]
    [InlineData("NOM = 'L''église (SELECT)' AND NOT (a > 5 OR b IS NULL)")]
    [InlineData("upper(\"Nature\") LIKE '62%' OR [weird name] = -3.5e2")]
    [InlineData("CAST(code AS character(5)) <> '' and coalesce(x, 0) * 2 >= 1")]
    [InlineData("limit > 5 AND NOT order = 'a ORDER BY b' OR b = group")]
    [InlineData("selection = 'union' AND \"SELECT\" = 1")]
    public void Conditions_on_attributes_pass(string filter) => Assert.Null(Why(filter));

    [Theory]
    [InlineData("1 IN (WITH RECURSIVE t(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM t) SELECT n FROM t)", "query")]
    [InlineData("a = (select 1)", "query")]
    [InlineData("1 IN (VALUES (1))", "query")]
    [InlineData("ogr_geocode('x') = 1", "ogr_geocode")]
    [InlineData("\"ogr_geocode\"('x') = 1", "ogr_geocode")]
    [InlineData("[load_extension] ('x') = 1", "load_extension")]
    [InlineData("length(randomblob(1000000000)) > 1", "randomblob")]
    [InlineData("pg_catalog.pg_sleep(1000) IS NULL", "pg_sleep")]
    [InlineData("a = E'\\'' OR pg_sleep(1) = 'x'", "'E' before a quote")]
    [InlineData("a = $$x$$", "'$'")]
    [InlineData("a = 1; DROP TABLE x", "';'")]
    [InlineData("a = 1 -- b", "'--'")]
    [InlineData("a /* b */ = 1", "'/*'")]
    [InlineData("nom='on' ORDER BY nom", "'ORDER'")]
    [InlineData("a = 1 limit 1", "'limit'")]
    [InlineData("(a = 1) GROUP BY a HAVING b", "'GROUP'")]
    [InlineData("a IS NULL\nOFFSET 3", "'OFFSET'")]
    [InlineData("\"a\" EXCEPT b", "'EXCEPT'")]
    [InlineData("a = 1 UNION ALL b", "query")]
    [InlineData("a = 'b", "quote")]
    [InlineData("a = (1", "parenthesis")]
    public void Whatever_else_a_database_would_take_is_refused(string filter, string named) =>
        Assert.Contains(named, Why(filter), StringComparison.Ordinal);

    [Fact]
    public void Length_and_depth_have_limits()
    {
        Assert.Contains("10000 characters", Why("a = '" + new string('x', 10_000) + "'"), StringComparison.Ordinal);
        Assert.Contains("32 deep", Why(new string('(', 33) + "a" + new string(')', 33)), StringComparison.Ordinal);
        Assert.Null(Why(new string('(', 32) + "a = 1" + new string(')', 32)));
    }

    static string? Why(string filter)
    {
        var reading = new Reading("x.yaml", ".");
        var sound = FilterSpec.Spec.TryRead(new ScalarNode(new Mark(3, 7), filter, ScalarKind.Text), reading, out _);
        Assert.Equal(sound, reading.Faults.Count == 0);
        return sound ? null : Assert.Single(reading.Faults).Message.ToString();
    }
}
