using Calaisis.Raster.Faults;
using Xunit;

namespace Calaisis.Raster.Tests.Faults;

public sealed class SecretsTests
{
    [Theory]
    [InlineData("PG:host=db dbname=sig password=h3l10 user=ign", "PG:host=db dbname=sig password=*** user=ign")]
    [InlineData("PG:password=last", "PG:password=***")]
    [InlineData("PG:PassWord = spaced user=ign", "PG:PassWord = *** user=ign")]
    [InlineData("PG:password='two words' user=ign", "PG:password=*** user=ign")]
    [InlineData(@"PG:password='it\'s \\here' user=ign", "PG:password=*** user=ign")]
    [InlineData(@"PG:password=it\'s user=ign", "PG:password=*** user=ign")]
    [InlineData("PG:password='never closed user=ign", "PG:password=***")]
    [InlineData("PG:sslpassword=x dbname=y", "PG:sslpassword=*** dbname=y")]
    [InlineData("MYSQL:sig,user=u,password=p,port=3306", "MYSQL:sig,user=u,password=***,port=3306")]
    [InlineData("MSSQL:server=s;UID=u;PWD=p;database=d", "MSSQL:server=s;UID=u;PWD=***;database=d")]
    [InlineData("postgresql://ign:h3l10@db:5432/sig", "postgresql://ign:***@db:5432/sig")]
    [InlineData("postgresql://ign:p@ss@db/sig", "postgresql://ign:***@db/sig")]
    [InlineData("/vsicurl/https://host/a.gpkg?token=abc&x=1", "/vsicurl/https://host/a.gpkg?token=***&x=1")]
    [InlineData("https://host/a.tif?sv=2020&sig=abc%3D", "https://host/a.tif?sv=2020&sig=***")]
    public void A_secret_is_hidden_and_the_rest_stays(string shown, string expected) =>
        Assert.Equal(expected, Secrets.Mask(shown));

    [Theory]
    [InlineData("")]
    [InlineData("communes.gpkg")]
    [InlineData(@"C:\donnees\mot de passe.gpkg")]
    [InlineData("PG:host=db dbname=password user=ign")]
    [InlineData("https://user@host:8080/path@2x.png")]
    [InlineData("design=5 assign=3")]
    public void A_text_without_secret_is_left_alone(string text) => Assert.Equal(text, Secrets.Mask(text));

    [Fact]
    public void A_message_that_repeats_the_connection_hides_every_copy() => Assert.Equal(
        "cannot open 'PG:password=*** host=a': tried PG:password=*** twice",
        Secrets.Mask("cannot open 'PG:password=abc host=a': tried PG:password='x y' twice"));
}
