using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Xunit;

namespace Calaisis.Raster.Tests.Sentences;

public sealed class JoinedTextsTests
{
    [Theory]
    [InlineData("\"a \"\n + \"b\"", "a b")]
    [InlineData("\"a\\n\" + @\"b\\\" + \"c\"", "a\nb\\c")]
    [InlineData("$\"a {x} \"\n + $\"b {y}\"", "a {x} b {y}")]
    [InlineData("$\"a {x} \" + \"{b}\" + $\"{{c}}\"", "a {x} {{b}}{{c}}")]
    [InlineData("\"a \" + $\"{x}\"", "a {x}")]
    public void Texts_that_are_added_up_are_one(string code, string text) => Assert.Equal([text], TextsIn(code));

    [Fact]
    public void What_is_added_to_something_else_is_joined_behind_it() =>
        Assert.Equal(["a", "b c"], TextsIn("\"a\" + x + \"b \" + \"c\""));

    [Fact]
    public void Lines_keep_their_numbers()
    {
        const string Code = "class A\n{\n    string b = \"c\"\n        + \"d\";\n    int e;\n}\n";
        var cancel = TestContext.Current.CancellationToken;
        var joined = JoinedTexts.In(CSharpSyntaxTree.ParseText(Code, cancellationToken: cancel));
        var last = joined.GetRoot(cancel).DescendantNodes().OfType<FieldDeclarationSyntax>().Last();
        Assert.Equal(4, joined.GetLineSpan(last.Span, cancel).StartLinePosition.Line);
    }

    static IEnumerable<string> TextsIn(string code)
    {
        var file = JoinedTexts.In(CSharpSyntaxTree.ParseText($"class A {{ string B(int x, int y) => {code}; }}"));
        return file.GetRoot().DescendantNodes().OfType<ExpressionSyntax>().Select(node => node switch
        {
            LiteralExpressionSyntax literal => literal.Token.ValueText,
            InterpolatedStringExpressionSyntax text => string.Concat(text.Contents.Select(TextOf)),
            _ => "",
        }).Where(text => text.Length > 0);
    }

    static string TextOf(InterpolatedStringContentSyntax content) =>
        content is InterpolatedStringTextSyntax text ? text.TextToken.ValueText : content.ToString();
}
