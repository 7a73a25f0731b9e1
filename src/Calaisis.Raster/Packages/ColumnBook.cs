using Calaisis.Raster.CostDistance;
using Calaisis.Raster.Tables;

namespace Calaisis.Raster.Packages;

/// <summary>Columns with their units, titles and meanings in one language.</summary>
sealed class ColumnBook(Language language, CostUnits costUnits)
{
    public Column Whole(string name) => Worded(name, ColumnType.WholeNumber);

    public Column Number(string name) => Worded(name, ColumnType.Number);

    public Column Text(string name) => Worded(name, ColumnType.Text);

    /// <summary>A number that rests on probabilities to disperse; its meaning says which.</summary>
    /// <param name="name">The column.</param>
    /// <param name="dispersal">Probability and distance; null where there is no network.</param>
    public Column Number(string name, string? dispersal)
    {
        var column = Number(name);
        return dispersal is null ? column : column with { Meaning = $"{column.Meaning}{(language == Language.French ? " ; " : "; ")}{dispersal}" };
    }

    /// <summary>A whole number that tells rows apart.</summary>
    public Column Key(string name) => Whole(name) with { IsKey = true };

    /// <summary>A text of limited length, as the national standard has them.</summary>
    public Column Text(string name, int width) => Text(name) with { Width = width };

    /// <summary>The column <c>name</c>, with the words for what is named.</summary>
    public Column Name(string words) => Worded(words, ColumnType.Text) with { Name = "name" };

    /// <summary>The zone of a layer that something lies in.</summary>
    public Column Zone(string name, string layer) => new(name, ColumnType.Text)
    {
        Title = layer,
        Meaning = language == Language.French
            ? $"Zone de la couche {layer} où se trouve l'essentiel ; vide : aucune"
            : $"Zone of the layer {layer} where most of it lies; empty: none",
    };

    string CostUnit => (language, costUnits) switch
    {
        (Language.French, CostUnits.Map) => "résistance x m",
        (Language.French, _) => "résistance x cellule",
        (_, CostUnits.Map) => "resistance x m",
        _ => "resistance x cells",
    };

    Column Worded(string name, ColumnType type)
    {
        var words = ColumnTexts.Of(name);
        return new Column(name, type)
        {
            Unit = words.Unit == ColumnTexts.CostUnit ? CostUnit : words.Unit,
            Title = language == Language.French ? words.French : words.English,
            Meaning = language == Language.French ? words.FrenchMeaning : words.EnglishMeaning,
        };
    }
}
