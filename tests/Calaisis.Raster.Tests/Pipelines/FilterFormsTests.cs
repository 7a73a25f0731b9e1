using Calaisis.Raster.Pipelines;
using Xunit;

namespace Calaisis.Raster.Tests.Pipelines;

public sealed class FilterFormsTests
{
    const string One = "'for\u00EAt'";
    const string Two = "'fore\u0302t'";

    [Theory]
    [InlineData("NOM = 'for\u00EAt'", "NOM IN ('for\u00EAt', 'fore\u0302t')")]
    [InlineData("NOM='fore\u0302t' AND N>2", "NOM IN ('for\u00EAt', 'fore\u0302t') AND N > 2")]
    [InlineData("NOM <> 'for\u00EAt'", "NOM NOT IN ('for\u00EAt', 'fore\u0302t')")]
    [InlineData(
        "(NOM != 'for\u00EAt') OR A IN ('x', 'for\u00EAt')",
        "( NOM NOT IN ('for\u00EAt', 'fore\u0302t') ) OR A IN ( 'x' , 'for\u00EAt', 'fore\u0302t' )")]
    [InlineData("NOM LIKE 'for\u00EAt %'", "(NOM LIKE 'for\u00EAt %' OR NOM LIKE 'fore\u0302t %')")]
    [InlineData(
        "NOT \"NOM\" NOT LIKE 'for\u00EAt'", "NOT (\"NOM\" NOT LIKE 'for\u00EAt' AND \"NOM\" NOT LIKE 'fore\u0302t')")]
    [InlineData("NOM = 'l''\u00EEle'", "NOM IN ('l''\u00EEle', 'l''i\u0302le')")]
    [InlineData("NOM = 'bois'", "NOM = 'bois'")]
    public void A_layer_of_both_forms_is_asked_for_both(string filter, string expected)
    {
        var (text, cannot) = FilterForms.Rewrite(filter, composed: true, apart: true, _ => null);
        Assert.Null(cannot);
        Assert.Equal(expected, Squeezed(text!));
    }

    [Theory]
    [InlineData("for\u00EAt", "LOWER(NOM) = 'for\u00EAt'", true)]
    [InlineData("for\u00EAt", "'for\u00EAt' = NOM", false)]
    [InlineData("for\u00EAt", "NOM > 'for\u00EAt'", false)]
    [InlineData("for\u00EAt", "NOM = 'for\u00EAt' || A", false)]
    [InlineData("for\u00EAt", "A || NOM LIKE 'for\u00EAt'", false)]
    [InlineData("for\u00EAt", "NOM LIKE 'for\u00EAt' ESCAPE '!'", false)]
    [InlineData("for\u00EAt", "COALESCE(NOM, 'for\u00EAt') = A", false)]
    public void What_cannot_be_asked_twice_is_named(string text, string filter, bool can)
    {
        Assert.Equal(
            can ? null : $"'{text}'", FilterForms.Rewrite(filter, composed: true, apart: true, _ => null).Cannot);
        // In one form anything can be asked.
        Assert.Null(FilterForms.Rewrite(filter, composed: true, apart: false, _ => null).Cannot);
        Assert.Null(FilterForms.Rewrite(filter, composed: false, apart: true, _ => null).Cannot);
    }

    [Theory]
    [InlineData("SUBSTR(NOM, 1, 4) = 'for\u00EA'", "SUBSTR")]
    [InlineData("instr(NOM, 'for\u00EA') = 1", "instr")]
    [InlineData("LENGTH(NOM) > 4 AND NOM = 'bois'", null)]
    [InlineData("LENGTH > 4 AND LOWER(NOM) = 'for\u00EAt'", null)]
    public void Functions_that_count_characters_are_named_where_accents_are_characters(string filter, string? counting)
    {
        Assert.Equal(counting, FilterForms.Rewrite(filter, composed: true, apart: true, _ => null).Cannot);
        Assert.Equal(counting, FilterForms.Rewrite(filter, composed: false, apart: true, _ => null).Cannot);
        Assert.Null(FilterForms.Rewrite(filter, composed: true, apart: false, _ => null).Cannot);
    }

    [Theory]
    [InlineData(One)]
    [InlineData(Two)]
    public void A_layer_of_one_form_is_asked_in_it(string written)
    {
        Assert.Equal($"NOM > {One}", FilterForms.Rewrite($"NOM > {written}", true, false, _ => null).Text);
        Assert.Equal($"NOM > {Two}", FilterForms.Rewrite($"NOM > {written}", false, true, _ => null).Text);
    }

    [Fact]
    public void Attributes_are_called_as_the_layer_has_them() => Assert.Equal(
        "\"Fore\u0302t\" = 1 AND \"b\u00E9\" = 2",
        FilterForms.Rewrite("\"For\u00EAt\" = 1 AND b\u00E9 = 2", true, false, name =>
            name == "For\u00EAt" ? "Fore\u0302t" : name == "b\u00E9" ? name : null).Text);

    static string Squeezed(string text) => string.Join(' ', text.Split(' ', StringSplitOptions.RemoveEmptyEntries));
}
