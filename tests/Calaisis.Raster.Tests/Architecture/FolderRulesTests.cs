using System.Text.RegularExpressions;
using Xunit;

namespace Calaisis.Raster.Tests.Architecture;

/// <summary>The table of folders in src/README.md against the sources.</summary>
public sealed partial class FolderRulesTests
{
    static readonly string Domain = Path.Combine(Repository.Root, "src", "Calaisis.Raster");

    [Fact]
    public void Every_folder_uses_only_those_the_table_allows()
    {
        var rules = ReadTable();
        var broken =
            from file in Directory.EnumerateFiles(Domain, "*.cs", SearchOption.AllDirectories)
            let folder = FolderOf(file)
            from used in FoldersUsedBy(file)
            where used != folder && !(rules.GetValueOrDefault(folder)?.Contains(used) ?? false)
            select $"{Path.GetRelativePath(Domain, file)} uses {used}";
        Assert.Empty(broken.Order());
    }

    [Fact]
    public void Every_folder_stands_in_the_table_and_the_table_names_no_other()
    {
        var folders = Directory.EnumerateFiles(Domain, "*.cs", SearchOption.AllDirectories).Select(FolderOf).Distinct();
        Assert.Equal(folders.Order(), ReadTable().Keys.Order());
    }

    [Fact]
    public void Namespaces_are_folders()
    {
        var strays =
            from file in Directory.EnumerateFiles(Domain, "*.cs", SearchOption.AllDirectories)
            let expected = "Calaisis.Raster." + Path.GetRelativePath(Domain, Path.GetDirectoryName(file)!).Replace(Path.DirectorySeparatorChar, '.')
            let found = Namespace().Match(File.ReadAllText(file)).Groups[1].Value
            where found != expected
            select $"{Path.GetRelativePath(Domain, file)}: {found}";
        Assert.Empty(strays);
    }

    static string FolderOf(string file) => Path.GetRelativePath(Domain, file).Split(Path.DirectorySeparatorChar)[0];

    static IEnumerable<string> FoldersUsedBy(string file) =>
        Used().Matches(File.ReadAllText(file)).Select(match => match.Groups[1].Value + match.Groups[2].Value).Distinct();

    static Dictionary<string, HashSet<string>> ReadTable()
    {
        var lines = File.ReadAllLines(Path.Combine(Repository.Root, "src", "README.md"));
        return lines
            .SkipWhile(line => !line.StartsWith("| Folder |", StringComparison.Ordinal))
            .Skip(2)
            .TakeWhile(line => line.StartsWith('|'))
            .Select(line => line.Split('|', StringSplitOptions.TrimEntries))
            .ToDictionary(cells => cells[1], cells => cells[3].Split(", ").Where(name => name != "-").ToHashSet());
    }

    [GeneratedRegex(@"^(?:global )?using (?:static )?(?:\w+ = )?Calaisis\.Raster\.(\w+)|(?<![\w.])(?:Calaisis\.Raster\.)(\w+)\.", RegexOptions.Multiline)]
    private static partial Regex Used();

    [GeneratedRegex(@"^namespace ([\w.]+);", RegexOptions.Multiline)]
    private static partial Regex Namespace();
}
