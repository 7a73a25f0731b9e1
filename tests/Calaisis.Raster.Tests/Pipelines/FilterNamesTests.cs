using Calaisis.Raster.Pipelines;
using Xunit;

namespace Calaisis.Raster.Tests.Pipelines;

/// <summary>Which attributes a filter names, so that a misspelt one can be told.</summary>
public sealed class FilterNamesTests
{
    [Theory]
    [InlineData("IMPORTANCE IN ('1', '2')", "IMPORTANCE")]
    [InlineData("NOT (a > 5 OR b IS NULL) AND c BETWEEN 1 AND 2e3", "a b c")]
    [InlineData("upper(\"Nature\") LIKE '62%' OR [weird name] = -3.5e2", "Nature weird_name!")]
    [InlineData("\"NATUR\" = 'x' AND kind = \"Bois\"", "NATUR! kind Bois")]
    [InlineData("(\"NATUR\" IN (\"Bois\", \"Champ\") OR NOT (\"x\" = 1))", "NATUR! Bois Champ x!")]
    [InlineData("CAST(code AS character(5)) <> '' and layer.x = 1 AND \"layer\".\"y\" = 2", "code x y")]
    [InlineData("CASE WHEN a THEN 1 ELSE 2 END = 1 AND FID = 3 AND \"FID\" > 2 AND d > CURRENT_DATE", "a d")]
    [InlineData("'a''b' = forêt", "forêt")]
    public void Names_are_found_and_words_of_the_language_are_none(string filter, string names) => Assert.Equal(
        names, string.Join(
            ' ', FilterSpec.NamesIn(filter).Select(named => named.Name.Replace(' ', '_') + (named.IsSure ? "!" : ""))));
}
