using System.Text.Json;
using Calaisis.Raster.Faults;
using Xunit;

namespace Calaisis.Raster.Tests.Sentences;

public sealed class SentenceTests
{
    [Fact]
    public void Thousands_have_commas_in_English_and_blanks_in_French()
    {
        Sentence told = $"{1234567:#,0}: {12345.5:#,0.0}; {"a,b"}";
        Assert.Equal("1,234,567: 12,345.5; a,b", told.ToString());
        Assert.Equal("1\u00a0234\u00a0567 : 12\u00a0345,5 ; a,b", told.In(Language.French));
    }

    [Fact]
    public void A_sentence_is_its_template_with_its_arguments()
    {
        var (file, share) = ("a.tif", 0.26);
        Sentence sentence = $"{file}: {{braces}} {share:0.0} and {7,3}|{-2,4:0.0}";
        Assert.Equal("a.tif: {braces} 0.3 and   7|-2.0", sentence.ToString());
    }

    [Theory]
    [InlineData(0, "0 tests", "0 test")]
    [InlineData(1, "1 test", "1 test")]
    [InlineData(2, "2 tests", "2 tests")]
    public void The_number_before_chooses_singular_or_plural_as_each_language_does(
        int count, string english, string french)
    {
        Assert.Equal(english, ((Sentence)$"{count} [test|tests]").ToString());
        Assert.Equal(french, ((Sentence)$"{count} [test|tests]").In(Language.French));
    }

    [Fact]
    public void Brackets_without_a_choice_and_texts_of_other_people_stay_as_they_are()
    {
        var theirs = "[one|many] {0}";
        Assert.Equal("[1, 2] [one|many] {0} [a]", ((Sentence)$"[{1}, {2}] {theirs} [a]").ToString());
    }

    [Fact]
    public void French_numbers_have_a_comma_and_what_is_written_in_files_stays()
    {
        Sentence sentence = $"{0.5} {99.44m:0.0} {1e20} {2.5f,5} {3} {"0.5"}";
        Assert.Equal("0.5 99.4 1E+20   2.5 3 0.5", sentence.ToString());
        Assert.Equal("0,5 99,4 1E+20   2,5 3 0.5", sentence.In(Language.French));
    }

    [Fact]
    public void What_nobody_has_translated_stays_English_and_French_colons_have_a_space()
    {
        Sentence unknown = $"qwertz {1}";
        Assert.Equal("qwertz 1", unknown.In(Language.French));
        Sentence place = $"{"a.yaml"}: {unknown}";
        Assert.Equal("a.yaml : qwertz 1", place.In(Language.French));
        Assert.Equal("a.yaml: qwertz 1", place.ToString());
    }

    [Fact]
    public void A_sentence_within_a_sentence_is_told_in_the_same_language()
    {
        var inner = Sentence.Told("a wall", "un mur");
        Sentence outer = $"{1}; {inner}";
        Assert.Equal("1; a wall", outer.In(Language.English));
        Assert.Equal("1 ; un mur", outer.In(Language.French));
        Assert.Equal("a wall; a wall", Sentence.Join("; ", [inner, inner]).ToString());
        Assert.Equal("un mur ; un mur", Sentence.Join("; ", [inner, inner]).In(Language.French));
        Assert.True(Sentence.Join("; ", []).IsEmpty);
    }

    [Fact]
    public void A_beginning_or_an_end_that_is_told_already_can_be_left_out()
    {
        Sentence sentence = $"trame '{"verte"}': {Sentence.Told("a wall", "un mur")}";
        var shorter = sentence.Without($"trame '{"verte"}': ");
        Assert.Equal(("a wall", "un mur"), (shorter.ToString(), shorter.In(Language.French)));
        Assert.Equal(sentence, sentence.Without($"trame '{"bleue"}': "));
        Assert.Equal(
            "un", Sentence.Told("a wall", "un mur").WithoutEnd(Sentence.Told(" wall", " mur")).In(Language.French));
    }

    [Fact]
    public void Files_keep_a_sentence_in_both_languages()
    {
        var kept = JsonSerializer.Serialize(Sentence.Told("a wall", "un mur"));
        Assert.Equal("""{"English":"a wall","French":"un mur"}""", kept);
        var read = JsonSerializer.Deserialize<Sentence>(kept)!;
        Assert.Equal(("a wall", "un mur"), (read.ToString(), read.In(Language.French)));
    }

    [Fact]
    public void The_catalogue_is_read_by_pairs_of_lines()
    {
        const string text = "# a note\n\n{0} [step|steps]\n= {0} [étape|étapes]\n\nfirst\\nsecond\n= un\\ndeux\n";
        Assert.Equal(
            [new("{0} [step|steps]", "{0} [étape|étapes]"), new("first\nsecond", "un\ndeux")],
            French.Read(new StringReader(text)));
    }

    [Fact]
    public void An_exception_says_in_English_what_its_sentence_says()
    {
        var problem = new PipelineException([new Fault("a.yaml", 3, 4, Sentence.Told("found a wall", "un mur ici")),
            new Fault("b.yaml", 0, 0, $"qwertz")]);
        Assert.Equal($"a.yaml(3,4): found a wall{Environment.NewLine}b.yaml: qwertz", problem.Message);
        Assert.Equal(
            $"a.yaml(3,4) : un mur ici{Environment.NewLine}b.yaml : qwertz", problem.Sentence.In(Language.French));
    }
}
