using System.Text.RegularExpressions;
using Calaisis.Raster.Tests;
using Xunit;

namespace Calaisis.Raster.SystemTests.Architecture;

/// <summary>The tables of projects and rooms in src/README.md against the sources.</summary>
public sealed partial class RoomTests
{
    static readonly Lazy<RoomUses> Uses = new(RoomUses.Read);

    static readonly string[] Page = File.ReadAllLines(Path.Combine(Repository.Root, "src", "README.md"));

    [Fact]
    public void Every_room_uses_just_the_rooms_of_its_row()
    {
        var found = Uses.Value.All.Keys
            .Where(use => ProjectOf(use.User) == ProjectOf(use.Used) && use.User.Contains('/')).ToLookup(
            use => use.User, use => use.Used);
        foreach (var (room, allowed) in Rows().SelectMany(table => table.Value))
        {
            var used = found[room].Where(other => !other.EndsWith("/Sentences", StringComparison.Ordinal));
            Assert.True(allowed.SetEquals(used), $"{room}: allowed {List(allowed)}; used {List(used)}, "
                + $"as {List(used.Except(allowed).SelectMany(other => Uses.Value.All[(room, other)]))}");
        }
    }

    [Fact]
    public void A_room_uses_only_rooms_above_it()
    {
        foreach (var table in Rows().Values)
        {
            var above = new HashSet<string>();
            foreach (var (room, allowed) in table)
            {
                Assert.True(allowed.IsSubsetOf(above), $"{room} uses {List(allowed.Except(above))}, below it");
                above.Add(room);
            }
        }
    }

    [Fact]
    public void Every_room_has_a_row_and_every_row_a_room()
    {
        var rows = Rows().Values.SelectMany(table => table).Select(row => row.Room);
        Assert.Equal(RoomUses.Rooms.Where(room => room.Contains('/')), rows.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_project_uses_just_the_projects_of_its_row()
    {
        var found = Uses.Value.All.Keys.Select(use => (User: ProjectOf(use.User), Used: ProjectOf(use.Used)))
            .Where(use => use.User != use.Used)
            .ToLookup(use => use.User, use => use.Used);
        var rows = TableAfter("## Projects")
            .Select(cells => (Project: cells[1].Trim('`'), Allowed: Names(cells[3]))).ToList();
        Assert.Equal(
            RoomUses.Rooms.Select(ProjectOf).Distinct().Order(StringComparer.Ordinal),
            rows.Select(row => row.Project).Order(StringComparer.Ordinal));
        Assert.All(rows, row => Assert.True(
            row.Allowed.SetEquals(found[row.Project]), $"{row.Project} uses {List(found[row.Project].Distinct())}"));
    }

    [Fact]
    public void Namespaces_are_folders()
    {
        var sources = Path.Combine(Repository.Root, "src");
        var strays =
            from file in RoomUses.Files()
            let folder = Path.GetRelativePath(sources, Path.GetDirectoryName(file)!)
                .Replace(Path.DirectorySeparatorChar, '.')
            let found = Namespace().Match(File.ReadAllText(file)).Groups[1].Value
            where found.Length > 0 && found != folder && !folder.StartsWith("Calaisis.Gdal", StringComparison.Ordinal)
            select $"{Path.GetRelativePath(sources, file)}: {found}";
        Assert.Empty(strays);
    }

    [Theory]
    [InlineData("class A { Grids.Tile? _tile; }", "Calaisis.Raster/Grids")]
    [InlineData("class A { object? _tile = typeof(Calaisis.Raster.Grids.Tile); }", "Calaisis.Raster/Grids")]
    [InlineData("using T = Calaisis.Raster.Grids.Tile;\nclass A { T? _tile; }", "Calaisis.Raster/Grids")]
    [InlineData("using static Calaisis.Raster.Grids.Tile;\nclass A;", "Calaisis.Raster/Grids")]
    [InlineData("class A { int Tile => 1; int B() => Tile; }", null)]
    public void However_a_name_is_written_it_counts(string text, string? expected)
    {
        var uses = RoomUses.Of(
            ("Calaisis.Raster/Grids/Tile.cs", "namespace Calaisis.Raster.Grids;\npublic sealed record Tile;"),
            ("Calaisis.Raster/Flow/A.cs", WithNamespace(text)));
        Assert.Equal(expected is null ? [] : [("Calaisis.Raster/Flow", expected)], uses.All.Keys);
    }

    static string WithNamespace(string text)
    {
        var start = text.IndexOf("class", StringComparison.Ordinal);
        return $"{text[..start]}namespace Calaisis.Raster.Flow;\n{text[start..]}";
    }

    static string ProjectOf(string room) => room.Split('/')[0];

    static string List(IEnumerable<string> names) => string.Join(", ", names.Distinct().Order(StringComparer.Ordinal));

    /// <summary>Rooms with what they may use, in the order of the page, by project.</summary>
    static Dictionary<string, List<(string Room, HashSet<string> Allowed)>> Rows() => Page
        .Where(line => line.StartsWith("### Calaisis.", StringComparison.Ordinal))
        .Select(line => line[4..])
        .ToDictionary(
            project => project,
            project => TableAfter($"### {project}")
                .Select(
                    cells => ($"{project}/{cells[1]}", Names(cells[3]).Select(name => $"{project}/{name}").ToHashSet()))
                .ToList());

    static HashSet<string> Names(string cell) => [.. cell.Split(", ").Where(name => name != "-")];

    static IEnumerable<string[]> TableAfter(string heading) => Page
        .SkipWhile(line => line != heading)
        .SkipWhile(line => !line.StartsWith('|'))
        .TakeWhile(line => line.StartsWith('|'))
        .Skip(2)
        .Select(line => line.Split('|', StringSplitOptions.TrimEntries));

    [GeneratedRegex(@"^namespace ([\w.]+);", RegexOptions.Multiline)]
    private static partial Regex Namespace();
}
