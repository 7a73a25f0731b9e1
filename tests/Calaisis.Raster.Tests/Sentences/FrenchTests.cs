using System.Text.RegularExpressions;
using Calaisis.Raster.Faults;
using Calaisis.Raster.Packages;
using Calaisis.Raster.Parameters;
using Calaisis.Raster.Pipelines;
using Calaisis.Raster.Planning;
using Calaisis.Raster.Sources;
using Xunit;

namespace Calaisis.Raster.Tests.Sentences;

/// <summary>Whatever people can be told has its French, and the catalogue holds nothing else.</summary>
public sealed partial class FrenchTests
{
    static readonly Dictionary<string, string> Catalogue = Directory
        .EnumerateFiles(Path.Combine(Repository.Root, "src", "Calaisis.Raster", "Sentences", "French"), "*.txt")
        .SelectMany(EntriesIn)
        .GroupBy(entry => entry.Key, StringComparer.Ordinal)
        .ToDictionary(same => same.Key, same => same.Single().Value, StringComparer.Ordinal);

    [Fact]
    public void Every_sentence_of_the_sources_has_its_French() => None(
        SourceSentences.All.Templates.Where(found => HasWords(found.Template) && !Catalogue.ContainsKey(found.Template))
            .Select(found => $"{found.Place}: {found.Template}"));

    [Fact]
    public void Every_key_of_a_pipeline_file_has_its_French() =>
        None(FixedTexts().Distinct().Where(text => HasWords(text) && !Catalogue.ContainsKey(text)));

    [Fact]
    public void The_catalogue_holds_nothing_that_nobody_says()
    {
        var said = SourceSentences.All.Templates.Select(found => found.Template).Concat(FixedTexts())
            .ToHashSet(StringComparer.Ordinal);
        None(Catalogue.Keys.Where(english => !said.Contains(english)
            && !FormsOf(english).Any(SourceSentences.All.Literals.Contains)
            && !SourceSentences.All.Composed.Any(pieces => IsOf(english, pieces))));

        static bool IsOf(string english, string[] pieces)
        {
            var at = 0;
            return Array.TrueForAll(pieces, piece =>
                (at = english.IndexOf(piece, Math.Max(at, 0), StringComparison.Ordinal)) >= 0
                && (at += piece.Length) > 0);
        }

        // Nouns come with their article, or in the plural.
        static IEnumerable<string> FormsOf(string english) =>
            [english, Article().Replace(english, ""), english.EndsWith('s') ? english[..^1] : english];
    }

    [Fact]
    public void A_translation_has_the_arguments_of_its_sentence() => None(
        Catalogue.Where(entry => !Arguments(entry.Key).SequenceEqual(Arguments(entry.Value)))
            .Select(entry => $"{entry.Key}\n{entry.Value}"));

    [Fact]
    public void One_French_word_stands_for_one_thing() => None(
        Catalogue.Where(entry => OtherWords().IsMatch(entry.Value))
            .Select(entry => $"{OtherWords().Match(entry.Value)}: {entry.Value}"));

    [Fact]
    public void French_sentences_hold_no_English_words() => None(
        Catalogue.Values.Select(
            french => (French: french, English: EnglishWords().Match(Quoted().Replace(french, "")).Value))
            .Where(found => found.English.Length > 0)
            .Select(found => $"{found.English}: {found.French}"));

    [Fact]
    public void No_sentence_is_given_English_words_to_choose_from() => None(SourceSentences.All.English);

    [Fact]
    public void Nothing_is_told_before_its_language_is_known() =>
        None(SourceSentences.All.Frozen.Concat(SourceSentences.All.Worded));

    [Fact]
    public void The_program_finds_each_entry() =>
        Assert.All(Catalogue, entry => Assert.Equal(entry.Value, French.Of(entry.Key)));

    /// <summary>All that is wrong is shown, not only the first few.</summary>
    static void None(IEnumerable<string> wrong)
    {
        var all = string.Join('\n', wrong);
        Assert.True(all.Length == 0, all);
    }

    static IEnumerable<string> FixedTexts()
    {
        foreach (var record in SchemaWriter.RecordsBelow(PipelineSpec.Root.Description)
            .Prepend(PipelineSpec.Root.Description))
        {
            yield return record.Name;
            yield return record.Meaning;
            yield return Spelling.WithArticle(record.Name).ToString();
            foreach (var key in record.Keys) yield return key.Meaning;
        }

        foreach (var (kind, noun) in SourceSentences.All.Nouns)
        {
            yield return Spelling.WithArticle(noun).ToString();
            yield return kind == "NamedSpec" ? Spelling.Plural(noun).ToString() : noun;
        }

        foreach (var text in LibraryTexts.Known.All.Concat(StepWords.Kinds.All).Concat(StepWords.Roles.All))
            yield return text;

        foreach (var column in PackageReference.Tables(Language.English).SelectMany(table => table.Columns))
        {
            yield return column.Title;
            yield return column.Meaning;
        }

        foreach (var preset in SourcePresets.All)
        {
            yield return preset.Summary;
            yield return preset.Notes;
        }
    }

    static bool HasWords(string template) => Places().Replace(template, "").Any(char.IsLetter);

    static IEnumerable<string> Arguments(string template) =>
        Places().Matches(template).Select(match => match.Value).Distinct().Order(StringComparer.Ordinal);

    static IEnumerable<KeyValuePair<string, string>> EntriesIn(string file)
    {
        var lines = File.ReadAllLines(file);
        return lines.Zip(lines.Skip(1)).Where(pair => pair.Second.StartsWith("= ", StringComparison.Ordinal))
            .Select(pair => KeyValuePair.Create(
                pair.First.Replace("\\n", "\n", StringComparison.Ordinal),
                pair.Second[2..].Replace("\\n", "\n", StringComparison.Ordinal)));
    }

    /// <summary>The others are: cellule, entité, exécution.</summary>
    [GeneratedRegex(@"\b(?:mailles?|objets?|calculs?)\b", RegexOptions.IgnoreCase)]
    private static partial Regex OtherWords();

    [GeneratedRegex(@"\b(?:the|of|with|and|or|found|expected|row|column|layer|layers|which|where|is|are|not|from|to|"
        + @"cell|cells|patch|patches|link)\b")]
    private static partial Regex EnglishWords();

    /// <summary>Keys and values of pipeline files, commands and what people type stay as they are.</summary>
    [GeneratedRegex(@"(?<!\w)'[^']*'|«[^»]*»|`[^`]*`|""[^""]*""|\([a-z0-9, -]*[,)]|--?[a-z]+(?: "
        + @"[a-z]+)?|[a-z]+(?:-[a-z]+)+|[a-z]+:(?: [a-z-]+)?")]
    private static partial Regex Quoted();

    [GeneratedRegex("^an? ")]
    private static partial Regex Article();

    [GeneratedRegex(@"\{\d+\}")]
    private static partial Regex Places();
}
