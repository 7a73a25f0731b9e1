using Calaisis.Raster.Tests;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Calaisis.Raster.SystemTests.Architecture;

/// <summary>
/// Which room of the sources names a type of which other. Every name in the code counts, qualified or not: it means the
/// type that the file's own namespace, its usings or the qualification lead to. A room is a folder of a project.
/// </summary>
sealed class RoomUses
{
    /// <summary>The namespace that every file uses without a line for it.</summary>
    const string Everywhere = "Calaisis.Raster.Sentences";

    static readonly string Sources = Path.Combine(Repository.Root, "src");

    readonly Dictionary<(string User, string Used), SortedSet<string>> _uses = [];

    RoomUses(IReadOnlyList<SyntaxTree> files)
    {
        var homes = files
            .SelectMany(file =>
                Declared(file).Select(type => (Type: type, Room: RoomOf(file.FilePath), Namespace: NamespaceOf(file))))
            .Distinct()
            .ToLookup(home => home.Type, StringComparer.Ordinal);
        foreach (var file in files)
        {
            var room = RoomOf(file.FilePath);
            var sight = UsingsOf(file).Concat(WithOuter(NamespaceOf(file))).Append(Everywhere)
                .ToHashSet(StringComparer.Ordinal);
            foreach (var name in file.GetRoot().DescendantNodes().OfType<SimpleNameSyntax>()
                .Where(name => !IsMember(name)))
            {
                var found = homes[name.Identifier.ValueText]
                    .Where(home => home.Room != room && IsMeant(name, home.Namespace, sight));
                foreach (var home in found)
                    Add(room, home.Room, $"{Path.GetFileName(file.FilePath)}: {home.Type}");
            }
        }
    }

    /// <summary>Every room that has a file.</summary>
    public static IEnumerable<string> Rooms => Files().Select(RoomOf).Distinct().Order(StringComparer.Ordinal);

    /// <summary>Each use of a room by another, with the files and types that make it one.</summary>
    public IReadOnlyDictionary<(string User, string Used), SortedSet<string>> All => _uses;

    /// <summary>Reads all sources.</summary>
    public static RoomUses Read() =>
        new([.. Files().Select(file => CSharpSyntaxTree.ParseText(File.ReadAllText(file), path: file))]);

    /// <summary>Of other sources, by their paths from the folder of the projects.</summary>
    public static RoomUses Of(params ReadOnlySpan<(string File, string Text)> sources)
    {
        List<SyntaxTree> files = [];
        foreach (var (file, text) in sources)
            files.Add(CSharpSyntaxTree.ParseText(text, path: Path.Combine(Sources, file)));
        return new RoomUses(files);
    }

    /// <summary>Every source file.</summary>
    public static IEnumerable<string> Files() => Directory.EnumerateFiles(Sources, "*.cs", SearchOption.AllDirectories)
        .Where(file => !file.Contains(
            $"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
        .Order(StringComparer.Ordinal);

    /// <summary>
    /// The room of a file: <c>Calaisis.Raster/Grids</c>; a project whose namespaces are not ours is one room.
    /// </summary>
    static string RoomOf(string file)
    {
        var parts = Path.GetRelativePath(Sources, file).Split(Path.DirectorySeparatorChar);
        return parts.Length > 2 && parts[0] != "Calaisis.Gdal" ? $"{parts[0]}/{parts[1]}" : parts[0];
    }

    static string NamespaceOf(SyntaxTree file) =>
        file.GetRoot().DescendantNodes().OfType<BaseNamespaceDeclarationSyntax>().FirstOrDefault()?.Name.ToString()
        ?? "";

    static IEnumerable<string> WithOuter(string space)
    {
        for (var end = space.Length; end > 0; end = space.LastIndexOf('.', end - 1)) yield return space[..end];
    }

    static IEnumerable<string> UsingsOf(SyntaxTree file) =>
        file.GetRoot().DescendantNodes().OfType<UsingDirectiveSyntax>().Select(use => use.NamespaceOrType.ToString());

    static IEnumerable<string> Declared(SyntaxTree file) => file.GetRoot().DescendantNodes()
        .Where(node => node.Parent is BaseNamespaceDeclarationSyntax or CompilationUnitSyntax)
        .Select(node => node switch
        {
            BaseTypeDeclarationSyntax type => type.Identifier.ValueText,
            DelegateDeclarationSyntax type => type.Identifier.ValueText,
            _ => "",
        })
        .Where(name => name.Length > 0);

    // What follows a value's dot, or names a member that is set, is no type.
    static bool IsMember(SimpleNameSyntax name) =>
        (name.Parent is MemberAccessExpressionSyntax access && access.Name == name
            && !IsQualification(access.Expression))
        || name.Parent is MemberBindingExpressionSyntax or NameColonSyntax
        || (name.Parent is AssignmentExpressionSyntax { Parent: InitializerExpressionSyntax } set && set.Left == name);

    static bool IsQualification(ExpressionSyntax left) => left.ToString() is var text
        && (text.StartsWith("Calaisis.", StringComparison.Ordinal)
            || text.StartsWith("Raster.", StringComparison.Ordinal)
            || Directory.Exists(Path.Combine(Sources, "Calaisis.Raster", text.Split('.')[0])));

    static bool IsMeant(SimpleNameSyntax name, string home, HashSet<string> sight)
    {
        var whole = name.Parent switch
        {
            QualifiedNameSyntax outer when outer.Right == name => outer.Left.ToString(),
            MemberAccessExpressionSyntax outer when outer.Name == name => outer.Expression.ToString(),
            _ => "",
        };
        return whole.Length > 0 ? home.EndsWith(whole, StringComparison.Ordinal) : sight.Contains(home);
    }

    void Add(string user, string used, string place)
    {
        if (!_uses.TryGetValue((user, used), out var places))
            _uses.Add((user, used), places = new SortedSet<string>(StringComparer.Ordinal));
        places.Add(place);
    }
}
