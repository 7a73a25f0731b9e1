using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Calaisis.Raster.Tests.Sentences;

/// <summary>
/// Joins texts that are added up, as those are that take more than a line, so that each is read as the one text it is.
/// Lines keep their numbers.
/// </summary>
sealed class JoinedTexts : CSharpSyntaxRewriter
{
    const StringComparison Exactly = StringComparison.Ordinal;

    public static SyntaxTree In(SyntaxTree file) =>
        file.WithRootAndOptions(new JoinedTexts().Visit(file.GetRoot()), file.Options);

    public override SyntaxNode? VisitBinaryExpression(BinaryExpressionSyntax node)
    {
        if (base.VisitBinaryExpression(node) is not BinaryExpressionSyntax sum) return null;
        if (!sum.IsKind(SyntaxKind.AddExpression) || ContentsOf(sum.Right) is not { } added) return sum;
        if (ContentsOf(sum.Left) is { } begun) return Text([.. begun, .. added], sum, sum.Left);
        return sum.Left is BinaryExpressionSyntax left && left.IsKind(SyntaxKind.AddExpression)
            && ContentsOf(left.Right) is { } last
                ? left.WithRight(Text([.. last, .. added], sum, left.Right))
                : sum;
    }

    /// <summary>What an interpolated string or a literal consists of; null for what is neither.</summary>
    static IEnumerable<InterpolatedStringContentSyntax>? ContentsOf(ExpressionSyntax node) => node switch
    {
        InterpolatedStringExpressionSyntax text => text.Contents,
        LiteralExpressionSyntax text when text.IsKind(SyntaxKind.StringLiteralExpression) =>
            [Fixed(text.Token.ValueText.Replace("{", "{{", Exactly).Replace("}", "}}", Exactly))],
        _ => null,
    };

    static InterpolatedStringTextSyntax Fixed(string text) => SyntaxFactory.InterpolatedStringText(
        SyntaxFactory.Token(default, SyntaxKind.InterpolatedStringTextToken, text, text, default));

    static ExpressionSyntax Text(
        List<InterpolatedStringContentSyntax> contents, BinaryExpressionSyntax sum, ExpressionSyntax first)
    {
        ExpressionSyntax joined = (first, sum.Right) is (LiteralExpressionSyntax one, LiteralExpressionSyntax other)
            ? SyntaxFactory.LiteralExpression(
                SyntaxKind.StringLiteralExpression, SyntaxFactory.Literal(one.Token.ValueText + other.Token.ValueText))
            : SyntaxFactory.InterpolatedStringExpression(
                SyntaxFactory.Token(SyntaxKind.InterpolatedStringStartToken), SyntaxFactory.List(Merged(contents)));
        SyntaxTriviaList behind =
        [
            .. first.GetTrailingTrivia(), .. sum.OperatorToken.LeadingTrivia, .. sum.OperatorToken.TrailingTrivia,
            .. sum.Right.GetLeadingTrivia(), .. sum.Right.GetTrailingTrivia(),
        ];
        return joined.WithLeadingTrivia(first.GetLeadingTrivia()).WithTrailingTrivia(behind);
    }

    // Texts side by side become one.
    static List<InterpolatedStringContentSyntax> Merged(List<InterpolatedStringContentSyntax> contents)
    {
        List<InterpolatedStringContentSyntax> merged = [];
        foreach (var content in contents)
        {
            if (content is InterpolatedStringTextSyntax text && merged is [.., InterpolatedStringTextSyntax before])
                merged[^1] = Fixed(before.TextToken.ValueText + text.TextToken.ValueText);
            else
                merged.Add(content);
        }

        return merged;
    }
}
