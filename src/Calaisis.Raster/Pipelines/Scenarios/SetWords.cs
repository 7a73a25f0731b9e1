using System.Globalization;
using Calaisis.Raster.Parameters;

namespace Calaisis.Raster.Pipelines.Scenarios;

/// <summary>What a <c>set</c> edit changes, in words: the way to its key, and the values before and after.</summary>
/// <param name="language">The language.</param>
/// <param name="titleOf">What a source is called.</param>
/// <param name="trameOf">What a trame is called.</param>
sealed class SetWords(Language language, Func<string, string> titleOf, Func<string, string> trameOf)
{
    readonly EditWords _words = new(language);

    /// <summary>The way to a key: trames and sources by their titles, layers by the source they read.</summary>
    public string PlaceOf(NodePath path)
    {
        var steps = new List<string>();
        for (var i = 0; i < path.Steps.Count; i++)
        {
            var (name, isEntry) = (path.Steps[i].Name, path.Steps[i].IsEntry);
            if (i == 0 && name is "trames" or "sources") continue;
            if (i == 1 && path.Steps[0].Name is "trames") steps.Add(trameOf(name));
            else if (i == 1 && path.Steps[0].Name is "sources") steps.Add(titleOf(name));
            else if (name is "layers" && i + 1 < path.Steps.Count) steps.Add(LayerOf(path.Steps[++i].Name));
            else steps.Add(isEntry ? titleOf(name) : KeyWords.Of(name, language));
        }

        return _words.Quote(string.Join(", ", steps));
    }

    string LayerOf(string entry) => int.TryParse(entry, NumberStyles.None, CultureInfo.InvariantCulture, out _)
        ? $"{_words["couche", "layer"]} {entry}"
        : $"{_words["couche", "layer"]} {titleOf(entry)}";

    /// <summary>A value, with the unit of its key.</summary>
    public string ValueOf(string key, Node value) => value switch
    {
        ScalarNode { Kind: ScalarKind.Number } number =>
            KeyWords.UnitOf(key) is { } unit ? $"{Exact(number)}\u00A0{unit}" : Exact(number),
        ScalarNode { Text.Length: 0 } => _words["vide", "empty"],
        ScalarNode scalar => KeyWords.Of(scalar.Text, language),
        ListNode { Items: [ScalarNode { Kind: ScalarKind.Number } from, ScalarNode { Kind: ScalarKind.Number } to] } =>
            $"{Exact(from)} {_words["à", "to"]} {Exact(to)}",
        ListNode list => string.Join(_words["\u00A0; ", "; "], list.Items.Select(item => ValueOf(key, item))),
        MappingNode mapping => string.Join(", ", mapping.Entries.Select(entry => EntryOf(entry.Key, entry.Value))),
        _ => "",
    };

    // A number of metres says what it is by its unit.
    string EntryOf(string key, Node value) => key is "metres" && value is ScalarNode { Kind: ScalarKind.Number }
        ? ValueOf(key, value)
        : $"{KeyWords.Of(key, language)} {ValueOf(key, value)}";

    /// <summary>A number with all its digits, as the language writes it.</summary>
    string Exact(ScalarNode number)
    {
        if (!decimal.TryParse(number.Text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value))
            return number.Text;
        return value.ToString("#,##0.############", NumberMarks.InProse(language));
    }
}
