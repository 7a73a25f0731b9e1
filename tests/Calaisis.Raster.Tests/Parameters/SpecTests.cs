using Calaisis.Raster.Faults;
using Calaisis.Raster.Parameters;
using Xunit;

namespace Calaisis.Raster.Tests.Parameters;

public sealed class SpecTests
{
    static readonly Key<double> Cell = Key<double>.Required(
        "cell", new NumberSpec { Above = 0 }, "Size of a cell", "10");
    static readonly Key<string> Title = Key<string>.WithDefault(
        "title", new TextSpec(), "none", "What it is called", "wood");
    static readonly Key<bool> Open = Key<bool>.Optional("open", new FlagSpec(), "Whether it is open", "true");

    static readonly RecordSpec<(double, string)> Plot = new(
        "plot", "A plot", [Cell, Title, Open], fields => (fields.Get(Cell), fields.Get(Title)));

    [Fact]
    public void A_record_is_read_and_left_out_keys_take_their_default()
    {
        var reading = new Reading("plot.yaml", ".");
        Assert.True(Plot.TryRead(Nodes.Map(("cell", Nodes.Number(2.5))), reading, out var plot));
        Assert.Equal((2.5, "none"), plot);
        reading.Finish();
    }

    [Fact]
    public void All_faults_come_at_once_in_the_order_of_the_file()
    {
        var reading = new Reading("plot.yaml", ".");
        var node = Nodes.Map(("titel", Nodes.Text("a")), ("open", Nodes.Text("yes")), ("cell", Nodes.Number(-1)));
        Assert.False(Plot.TryRead(node, reading, out _));
        var faults = Assert.Throws<PipelineException>(reading.Finish).Faults;
        Assert.Equal(
            [
                "unknown key 'titel' in a plot: did you mean 'title'? (allowed: cell, title, open)",
                "found the text 'yes', expected true or false: did you mean 'true'?",
                "found the number -1, expected a number above 0",
            ],
            faults.Select(fault => fault.Message.ToString()));
        Assert.Equal([1, 2, 3], faults.Select(fault => fault.Line));
    }

    [Theory]
    [InlineData("oui", "true")]
    [InlineData("Vrai", "true")]
    [InlineData("non", "false")]
    [InlineData("faux", "false")]
    public void A_French_word_for_true_or_false_gets_the_English_one(string word, string meant)
    {
        var reading = new Reading("plot.yaml", ".");
        Assert.False(((FlagSpec)Open.Spec).TryRead(Nodes.Text(word), reading, out _));
        Assert.EndsWith(
            $": did you mean '{meant}'?", Assert.Single(reading.Faults).Message.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void The_end_of_a_number_with_a_comma_in_braces_is_told()
    {
        var reading = new Reading("plot.yaml", ".");
        Assert.False(Plot.TryRead(Nodes.Map(("cell", Nodes.Number(1)), ("5", Nodes.Text("x"))), reading, out _));
        Assert.EndsWith(
            "; if it is the end of a number, write decimals with a point",
            Assert.Single(reading.Faults).Message.ToString(),
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_key_is_named_with_its_meaning_and_an_example()
    {
        var reading = new Reading("plot.yaml", ".");
        Assert.False(Plot.TryRead(Nodes.Map(("title", Nodes.Text("a"))), reading, out _));
        Assert.Equal(
            "plot.yaml(1,1): the key 'cell' is missing from this plot: Size of a cell, for instance 10",
            Assert.Single(reading.Faults).ToString());
    }

    [Theory]
    [InlineData(ScalarKind.Text, "10", "found the text '10', expected a number above 0: write it without quotes")]
    [InlineData(
        ScalarKind.Text,
        "1e400",
        "found the text '1e400', expected a number above 0: only finite numbers up to 1e308 can be had")]
    [InlineData(
        ScalarKind.Text,
        "0,5",
        "found the text '0,5', expected a number above 0: write 0.5, with a point for decimals and no blanks")]
    [InlineData(
        ScalarKind.Text,
        "1 000",
        "found the text '1 000', expected a number above 0: write 1000, with a point for decimals and no blanks")]
    [InlineData(ScalarKind.Text, "12\u202F500,25", "found the text '12\u202F500,25', expected a number above 0: "
        + "write 12500.25, with a point for decimals and no blanks")]
    [InlineData(
        ScalarKind.Text, "100 m", "found the text '100 m', expected a number above 0: write 100, without the unit")]
    [InlineData(ScalarKind.Text, "2 km", "found the text '2 km', expected a number above 0: write the number alone, "
        + "in the unit of the key, without 'km'")]
    [InlineData(ScalarKind.Text, "1,2,3", "found the text '1,2,3', expected a number above 0")]
    [InlineData(ScalarKind.Null, "", "found nothing, expected a number above 0")]
    [InlineData(ScalarKind.Boolean, "true", "found true, expected a number above 0")]
    public void A_number_is_not_guessed_from_something_else(ScalarKind kind, string text, string message)
    {
        var reading = new Reading("plot.yaml", ".");
        Assert.False(
            Cell.Spec is Spec<double> spec && spec.TryRead(new ScalarNode(new Mark(4, 2), text, kind), reading, out _));
        Assert.Equal(message, Assert.Single(reading.Faults).Message.ToString());
    }

    [Theory]
    [InlineData("  ")]
    [InlineData("\u00A0")]
    [InlineData("\n")]
    public void A_text_of_blanks_is_none(string blank)
    {
        var reading = new Reading("x.yaml", ".");
        Assert.False(
            new TextSpec { IsOfLines = true }.TryRead(new ScalarNode(default, blank, ScalarKind.Text), reading, out _));
        Assert.Contains("expected a text", Assert.Single(reading.Faults).Message.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_number_for_a_text_is_refused_with_advice()
    {
        var reading = new Reading("plot.yaml", ".");
        Assert.False(new TextSpec().TryRead(new ScalarNode(default, "2024", ScalarKind.Number, 2024), reading, out _));
        Assert.Equal(
            "found the number 2024, expected a text: put it in quotes",
            Assert.Single(reading.Faults).Message.ToString());
    }

    [Fact]
    public void A_choice_lists_its_words_and_guesses_the_meant_one()
    {
        var spec = new ChoiceSpec<int>(("over", 0), ("multiply", 1));
        var reading = new Reading("plot.yaml", ".");
        Assert.True(spec.TryRead(Nodes.Text("multiply"), reading, out var value));
        Assert.Equal(1, value);
        Assert.False(spec.TryRead(Nodes.Text("mutliply"), reading, out _));
        Assert.Equal(
            "found the text 'mutliply', expected one of over, multiply: did you mean 'multiply'?",
            Assert.Single(reading.Faults).Message.ToString());
    }

    [Fact]
    public void An_exception_of_the_domain_becomes_a_fault_at_the_record()
    {
        var refusing = new RecordSpec<string>(
            "plot", "A plot", [Cell], _ => throw new ArgumentException("too steep", "slope"));
        var reading = new Reading("plot.yaml", ".");
        Assert.False(refusing.TryRead(Nodes.Map(("cell", Nodes.Number(1))), reading, out _));
        Assert.Equal("plot.yaml(1,1): too steep", Assert.Single(reading.Faults).ToString());
    }

    [Fact]
    public void A_union_wants_exactly_one_of_its_first_keys()
    {
        var line = Key<double>.Required("line", new NumberSpec(), "A line", "1");
        var area = Key<double>.Required("area", new NumberSpec(), "An area", "1");
        var union = new UnionSpec<double>(
            "form",
            new RecordSpec<double>("line form", "A line", [line], fields => fields.Get(line)),
            new RecordSpec<double>("area form", "An area", [area], fields => -fields.Get(area)));
        Assert.Equal(-3, Read(union, Nodes.Map(("area", Nodes.Number(3)))).Value);
        Assert.Equal(
            "found 'line' and 'area' in one form, expected only one of them",
            Read(union, Nodes.Map(("line", Nodes.Number(1)), ("area", Nodes.Number(3)))).Fault);
        Assert.Equal(
            "found only lien in a form, expected one of the keys line, area: did you mean 'line'?",
            Read(union, Nodes.Map(("lien", Nodes.Number(1)))).Fault);
    }

    [Fact]
    public void Names_that_could_not_be_file_names_are_refused()
    {
        var spec = new NamedSpec<double>("trame", new NumberSpec());
        var reading = new Reading("plot.yaml", ".");
        Assert.False(spec.TryRead(Nodes.Map(("../verte", Nodes.Number(3))), reading, out _));
        Assert.StartsWith(
            "found the name '../verte' for a trame",
            Assert.Single(reading.Faults).Message.ToString(),
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("réservoirs", "habitats")]
    [InlineData("Couche", "layers")]
    [InlineData("grille", "grid")]
    [InlineData("poids", null)]
    public void A_French_word_is_taken_for_the_English_one_where_that_is_allowed(string word, string? meant) =>
        Assert.Equal(meant, Spelling.Nearest(word, ["habitats", "layers", "grid"]));

    static (double Value, string? Fault) Read(Spec<double> spec, Node node)
    {
        var reading = new Reading("plot.yaml", ".");
        var sound = spec.TryRead(node, reading, out var value);
        Assert.Equal(sound, !reading.HasFaults);
        return (value, reading.Faults.Select(fault => fault.Message.ToString()).FirstOrDefault());
    }
}
