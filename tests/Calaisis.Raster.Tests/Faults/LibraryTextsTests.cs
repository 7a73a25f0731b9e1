using Calaisis.Raster.Faults;
using Xunit;

namespace Calaisis.Raster.Tests.Faults;

public sealed class LibraryTextsTests
{
    [Theory]
    [InlineData("Could not find file '/a b/c.csv'.", "le fichier '/a b/c.csv' n'existe pas")]
    [InlineData("Access to the path '/x' is denied.", "l'accès à '/x' est refusé")]
    [InlineData("No space left on device : '/out/x.tif'", "plus de place sur le disque : '/out/x.tif'")]
    [InlineData(
        "While parsing a flow mapping,  did not find expected ',' or '}'.",
        "dans un bloc entre accolades, il manque ',' ou '}'")]
    [InlineData("Something nobody knows.", "texte d'une bibliothèque, en anglais : « Something nobody knows »")]
    public void What_a_library_says_is_told_in_French_or_marked_as_its_own(string said, string french)
    {
        Assert.Equal(french, LibraryTexts.Of(said).In(Language.French));
        Assert.Equal(said.TrimEnd('.'), LibraryTexts.Of(said).ToString());
    }

    [Fact]
    public void Our_own_refusals_are_told_as_they_are_and_names_of_parameters_are_left_out()
    {
        Assert.Equal(
            "la table est vide",
            LibraryTexts.Of(new UnfitException(Sentence.Told("the table is empty", "la table est vide")))
                .In(Language.French));
        Assert.Equal(
            "must be positive", LibraryTexts.Of(new ArgumentException("must be positive", "value")).ToString());
    }

    [Fact]
    public void The_frameworks_own_texts_are_known() => Assert.Equal(
        "un dossier du chemin '/nowhere/x' n'existe pas",
        LibraryTexts.Of(Record.Exception(() => File.ReadAllBytes("/nowhere/x"))!).In(Language.French));
}
