using Calaisis.Raster.Parameters;
using Xunit;

namespace Calaisis.Raster.Tests.Parameters;

public sealed class SpellingTests
{
    [Theory]
    [InlineData("reistance", "resistance")]
    [InlineData("Combien", "combine")]
    [InlineData("soruce", "source")]
    [InlineData("xyz", null)]
    [InlineData("", null)]
    public void The_nearest_word_is_offered_only_when_it_is_near(string found, string? expected) =>
        Assert.Equal(expected, Spelling.Nearest(found, ["source", "resistance", "combine"]));

    [Theory]
    [InlineData("maximum", "max", "min,max")]
    [InlineData("Minimum", "min", "min,max")]
    [InlineData("somme", "sum", "source,sum")]
    [InlineData("filtre", "where", "layer,where")]
    [InlineData("brûler", "burn", "burn,change")]
    [InlineData("route", "road", "road,motorway,railway")]
    [InlineData("autoroute", "motorway", "road,motorway,railway")]
    [InlineData("plus-proches", "nearest", "planar,nearest,all")]
    [InlineData("plus proches", "nearest", "planar,nearest,all")]
    [InlineData("réservoirs", "habitats", "habitats,links")]
    [InlineData("espaces_relais", "stepping-stones", "min-area,stepping-stones")]
    public void A_French_word_gets_the_English_one_that_is_allowed(string found, string expected, string allowed) =>
        Assert.Equal(expected, Spelling.Nearest(found, allowed.Split(',')));
}
