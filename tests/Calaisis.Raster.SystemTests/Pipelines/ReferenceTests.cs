using System.Text.RegularExpressions;
using Calaisis.Raster.Cli.Commands;
using Calaisis.Raster.Parameters;
using Calaisis.Raster.Processing.PipelineFiles;
using Calaisis.Raster.Tests;
using Xunit;

namespace Calaisis.Raster.SystemTests.Pipelines;

/// <summary>What is written about pipeline files against what reads them.</summary>
public sealed partial class ReferenceTests
{
    static readonly string Folder = Path.Combine(Repository.Root, "pipelines");

    [Theory]
    [InlineData("README.md", Language.English)]
    [InlineData("LISEZMOI.md", Language.French)]
    public void The_reference_in_the_readme_is_that_of_the_program(string name, Language language)
    {
        var path = Path.Combine(Folder, name);
        var readme = File.ReadAllText(path);
        var start = readme.IndexOf("<!-- reference -->\n", StringComparison.Ordinal);
        Assert.True(start > 0, "the marker <!-- reference --> is missing");
        var written = SchemaCommand.ReferenceIn(language);
        GoldenFile.Compare(path, readme[..(start + "<!-- reference -->\n".Length)] + written);
    }

    [Fact]
    public void Nothing_of_the_French_reference_is_left_in_English()
    {
        var english = Phrases(SchemaCommand.ReferenceIn(Language.English)).ToHashSet(StringComparer.Ordinal);
        Assert.Empty(Phrases(SchemaCommand.ReferenceIn(Language.French)).Where(english.Contains)
            .Where(phrase => TwoWords().IsMatch(phrase)).Distinct());
    }

    /// <summary>
    /// Lines and cells of tables without what stands in code, and what stands in brackets within them.
    /// </summary>
    static IEnumerable<string> Phrases(string reference) => Code().Replace(reference, "").Split('\n', '|')
        .SelectMany(phrase => Brackets().Matches(phrase).Select(inner => inner.Value).Prepend(phrase.Trim()));

    [GeneratedRegex("^```.*?^```|`[^`]*`", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Code();

    [GeneratedRegex("\\([^)]*\\)")]
    private static partial Regex Brackets();

    /// <summary>Words of prose: names of products and of keys stand alone, in capitals or with hyphens.</summary>
    [GeneratedRegex("(?<![-\\w])[a-z]{3,} [a-z]{2,}")]
    private static partial Regex TwoWords();

    [Theory]
    [InlineData("README.md")]
    [InlineData("LISEZMOI.md")]
    public void Every_block_of_a_pipeline_file_in_the_readme_can_be_read(string name)
    {
        var blocks = YamlBlock().Matches(File.ReadAllText(Path.Combine(Folder, name)))
            .Select(match => match.Groups[1].Value).ToList();
        Assert.NotEmpty(blocks);
        foreach (var block in blocks)
        {
            var reading = new Reading(name, Folder);
            Assert.IsType<MappingNode>(YamlDocuments.Read(block, reading));
            Assert.Empty(reading.Faults);
        }
    }

    [GeneratedRegex("^```yaml\n(.*?)^```", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex YamlBlock();
}
