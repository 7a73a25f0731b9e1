using System.Collections.Immutable;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Calaisis.Raster.Tests.Sentences;

/// <summary>
/// What the sources tell people, found by compiling them: the product's own code takes no part in it.
/// </summary>
sealed class SourceSentences
{
    /// <summary>Namespaces that every project has without saying so.</summary>
    const string Usings = "global using System; global using System.IO; global using System.Linq; "
        + "global using System.Net.Http; global using System.Threading; "
        + "global using System.Threading.Tasks; global using System.Collections.Generic; "
        + "global using Calaisis.Raster.Sentences;";

    static readonly Lazy<SourceSentences> Read = new(() => new SourceSentences());

    SourceSentences()
    {
        var options = new CSharpParseOptions(LanguageVersion.CSharp14);
        var trees = Directory.EnumerateFiles(Path.Combine(Repository.Root, "src"), "*.cs", SearchOption.AllDirectories)
            .Order(StringComparer.Ordinal)
            .AsParallel().AsOrdered()
            .Select(file => JoinedTexts.In(CSharpSyntaxTree.ParseText(File.ReadAllText(file), options, file)))
            .ToList();
        var references = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(file => Path.GetFileName(file) is var name && (name.StartsWith("System.", StringComparison.Ordinal)
                || name is "mscorlib.dll" or "netstandard.dll"))
            .Select(file => MetadataReference.CreateFromFile(file));
        var compilation = CSharpCompilation.Create(
            "sources", trees.Append(CSharpSyntaxTree.ParseText(Usings, options)), references,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, allowUnsafe: true));
        var sentence = compilation.GetTypeByMetadataName("Calaisis.Raster.Sentences.Sentence")!;
        var found = trees.Where(tree => !tree.FilePath
            .Contains("/src/Calaisis.Raster/Sentences/", StringComparison.Ordinal)).AsParallel().AsOrdered()
            .Select(tree => Collect(tree, compilation.GetSemanticModel(tree, ignoreAccessibility: true), sentence))
            .ToList();
        Templates = [.. found.SelectMany(file => file.Templates)];
        Literals = found.SelectMany(file => file.Literals).ToHashSet(StringComparer.Ordinal);
        English = [.. found.SelectMany(file => file.English)];
        Frozen = [.. found.SelectMany(file => file.Frozen)];
        Composed = [.. found.SelectMany(file => file.Composed).Where(pieces => pieces.Sum(piece => piece.Length) > 15)];
        var spoken = found.SelectMany(file => file.Spoken).ToHashSet<ISymbol?>(SymbolEqualityComparer.Default);
        Worded = [.. trees.AsParallel().AsOrdered().SelectMany(tree => WordedIn(tree, compilation, spoken))];
        Nouns = [.. trees.SelectMany(tree => tree.GetRoot().DescendantNodes().OfType<ObjectCreationExpressionSyntax>())
            .SelectMany(NounOf).Distinct()];
    }

    public static SourceSentences All => Read.Value;

    /// <summary>Each interpolated string that becomes a sentence: its template, and where it stands.</summary>
    public ImmutableArray<(string Template, string Place)> Templates { get; }

    /// <summary>All other texts of the sources, joined where they are added up.</summary>
    public IReadOnlySet<string> Literals { get; }

    /// <summary>The fixed pieces of texts that are put together, in their order.</summary>
    public ImmutableArray<string[]> Composed { get; }

    /// <summary>Arguments of sentences that choose between English words, and so would stay English.</summary>
    public ImmutableArray<string> English { get; }

    /// <summary>Strings made of something that is spoken, before anybody could ask for its French.</summary>
    public ImmutableArray<string> Frozen { get; }

    /// <summary>English words that are handed on as strings to whoever makes a sentence of them.</summary>
    public ImmutableArray<string> Worded { get; }

    /// <summary>
    /// What things are called under names of the user's choice, or of several kinds, with the kind of their spec.
    /// </summary>
    public ImmutableArray<(string Spec, string Noun)> Nouns { get; }

    static IEnumerable<(string Spec, string Noun)> NounOf(ObjectCreationExpressionSyntax made) =>
        made.Type is GenericNameSyntax { Identifier.ValueText: "NamedSpec" or "UnionSpec" } spec
        && made.ArgumentList?.Arguments is [{ Expression: LiteralExpressionSyntax noun }, ..]
            ? [(spec.Identifier.ValueText, noun.Token.ValueText)]
            : [];

    static Found Collect(SyntaxTree tree, SemanticModel model, INamedTypeSymbol sentence)
    {
        var found = new Found([], [], [], [], [], []);
        foreach (var node in tree.GetRoot().DescendantNodes().OfType<ExpressionSyntax>())
        {
            var isSum = node.IsKind(SyntaxKind.AddExpression);
            if (node.Parent.IsKind(SyntaxKind.AddExpression)
                || !(isSum || node is InterpolatedStringExpressionSyntax or LiteralExpressionSyntax))
            {
                continue;
            }

            if (model.GetConstantValue(node) is { HasValue: true, Value: string text }) found.Literals.Add(text);
            if (node is not LiteralExpressionSyntax) found.Composed.Add(Pieces(node));
            if (node is LiteralExpressionSyntax) continue;
            if (!(IsCast(node)
                || SymbolEqualityComparer.Default.Equals(model.GetTypeInfo(node).ConvertedType, sentence)))
            {
                if (!IsThrown(node)
                    && Interpolations(node).Any(part => IsSpoken(model.GetTypeInfo(part.Expression).Type, sentence)))
                {
                    found.Frozen.Add($"{PlaceOf(tree, node)}: {node}");
                }

                continue;
            }

            var place = PlaceOf(tree, node);
            found.Templates.Add((TemplateOf(node, out var arguments), place));
            found.Spoken.AddRange(arguments.Select(argument => model.GetSymbolInfo(argument).Symbol)
                .OfType<IParameterSymbol>().Where(one => one.Type.SpecialType == SpecialType.System_String));
            found.English.AddRange(arguments.Where(argument => ChoosesWords(argument, model))
                .Select(argument => $"{place}: {argument}"));
        }

        return found;
    }

    static string PlaceOf(SyntaxTree tree, ExpressionSyntax node) =>
        $"{Path.GetRelativePath(Repository.Root, tree.FilePath)}("
        + $"{tree.GetLineSpan(node.Span).StartLinePosition.Line + 1})";

    static IEnumerable<InterpolationSyntax> Interpolations(ExpressionSyntax node) =>
        node.DescendantNodes().OfType<InterpolationSyntax>()
            .Where(part => part.Parent == node || part.Parent!.Parent.IsKind(SyntaxKind.AddExpression));

    // What a programmer did wrong is told to programmers.
    static bool IsThrown(ExpressionSyntax node) => node.Ancestors().OfType<ObjectCreationExpressionSyntax>()
        .Any(made => made.Type.ToString().EndsWith("Exception", StringComparison.Ordinal));

    static bool IsSpoken(ITypeSymbol? type, INamedTypeSymbol sentence) =>
        type is not null && (SymbolEqualityComparer.Default.Equals(type, sentence)
            || type.AllInterfaces.Any(face => face.Name == "ISpoken"));

    /// <summary>Arguments with words for such parameters, of methods and constructors.</summary>
    static IEnumerable<string> WordedIn(SyntaxTree tree, CSharpCompilation compilation, HashSet<ISymbol?> spoken)
    {
        SemanticModel? model = null;
        foreach (var argument in tree.GetRoot().DescendantNodes().OfType<ArgumentSyntax>())
        {
            if (!HasEnglish(argument.Expression)) continue;
            model ??= compilation.GetSemanticModel(tree, ignoreAccessibility: true);
            var called = model.GetSymbolInfo(argument.Parent!.Parent!).Symbol?.OriginalDefinition as IMethodSymbol;
            var name = argument.NameColon?.Name.Identifier.ValueText;
            var at = argument.Parent is BaseArgumentListSyntax list ? list.Arguments.IndexOf(argument) : -1;
            var taken = called?.Parameters.FirstOrDefault(one => name is null ? one.Ordinal == at : one.Name == name);
            if (taken is not null && spoken.Contains(taken))
                yield return $"{PlaceOf(tree, argument.Expression)}: {argument}";
        }
    }

    static bool HasEnglish(ExpressionSyntax text) =>
        text is LiteralExpressionSyntax or InterpolatedStringExpressionSyntax
            && System.Text.RegularExpressions.Regex.IsMatch(text.ToString(), "[a-z]{2,} [a-z]{2,}");

    static string[] Pieces(ExpressionSyntax node) =>
    [
        .. node.DescendantNodes().Select(below => below switch
        {
            InterpolatedStringTextSyntax text => text.TextToken.ValueText,
            LiteralExpressionSyntax literal when literal.IsKind(SyntaxKind.StringLiteralExpression)
                && literal.Parent.IsKind(SyntaxKind.AddExpression) => literal.Token.ValueText,
            _ => "",
        }).Where(piece => piece.Length > 0),
    ];

    static bool IsCast(ExpressionSyntax node)
    {
        var around = node.Parent;
        while (around is ParenthesizedExpressionSyntax) around = around.Parent;
        return around is CastExpressionSyntax { Type: IdentifierNameSyntax { Identifier.ValueText: "Sentence" } };
    }

    static string TemplateOf(ExpressionSyntax node, out List<ExpressionSyntax> arguments)
    {
        var template = new StringBuilder();
        arguments = [];
        var parts = node.DescendantNodesAndSelf(below => below == node || below.IsKind(SyntaxKind.AddExpression))
            .OfType<InterpolatedStringExpressionSyntax>();
        foreach (var content in parts.SelectMany(part => part.Contents))
        {
            if (content is InterpolatedStringTextSyntax text)
            {
                template.Append(text.TextToken.ValueText.Replace("{", "{{", StringComparison.Ordinal)
                    .Replace("}", "}}", StringComparison.Ordinal));
                continue;
            }

            template.Append('{').Append(arguments.Count).Append('}');
            arguments.Add(((InterpolationSyntax)content).Expression);
        }

        return template.ToString();
    }

    // A choice of words that is a string was made before anybody could ask for its French.
    static bool ChoosesWords(ExpressionSyntax argument, SemanticModel model) =>
        model.GetTypeInfo(argument).Type?.SpecialType == SpecialType.System_String
        && argument.DescendantNodesAndSelf().OfType<ConditionalExpressionSyntax>()
            .SelectMany(choice => new[] { choice.WhenTrue, choice.WhenFalse })
            .Any(word => model.GetConstantValue(word) is { HasValue: true, Value: string text }
                && text.Any(char.IsLetter));

    sealed record Found(
        List<(string Template, string Place)> Templates, List<string> Literals, List<string> English,
        List<string[]> Composed, List<string> Frozen, List<ISymbol> Spoken);
}
