using Calaisis.Raster.Faults;
using Calaisis.Raster.Parameters;
using Calaisis.Raster.Pipelines;
using Calaisis.Raster.Tests.Parameters;
using Xunit;

namespace Calaisis.Raster.Tests.Pipelines;

/// <summary>How sources of names are written, and what is said of those written wrong.</summary>
public sealed class NameSourceTests
{
    [Fact]
    public void Areas_places_and_zones_are_told_apart_by_their_first_key()
    {
        var (names, _) = Read(
            Nodes.Map(
                ("places", Nodes.Text("PG:db")), ("layer", Nodes.Text("lieu")), ("name", Nodes.Text("NOM")),
                ("rank", Nodes.Text("RANG")), ("within", Nodes.Number(500))),
            Nodes.Map(("areas", Nodes.Text("PG:db")), ("name", Nodes.Text("NOM")), ("where", Nodes.Text("NOM <> ''"))));
        var places = Assert.IsType<NamesOfPlaces>(names![0]);
        Assert.Equal(("lieu", "NOM", "RANG", 500), (
            places.Settings.Layer, places.NameAttribute, places.RankAttribute, places.WithinMetres));
        var areas = Assert.IsType<NamesOfAreas>(names[1]);
        Assert.Equal(("NOM", true, "NOM <> ''", 0.5), (
            areas.Settings.NumberedBy, areas.Settings.AreasOnly, areas.Settings.Where, areas.Covers));
    }

    [Fact]
    public void A_zone_layer_has_to_be_declared() => Refused(
        "found the zone layer 'commune' in 'names', expected one that 'zones' declares (it declares none)",
        ("zones", Nodes.Text("commune")));

    [Fact]
    public void A_distance_has_no_silent_default() => Refused(
        "the key 'within' is missing from this named places: How far the nearest place may be from the patch, "
            + "from its edge, in metres, for instance 1000",
        ("places", Nodes.Text("PG:db")),
        ("name", Nodes.Text("NOM")));

    [Fact]
    public void Unknown_keys_and_kinds_are_errors()
    {
        Refused(
            "unknown key 'withn' in a named places: did you mean 'within'? (allowed: places, layer, name, where, "
                + "within, rank, encoding, crs)",
            ("places", Nodes.Text("PG:db")),
            ("name", Nodes.Text("NOM")),
            ("withn", Nodes.Number(500)));
        Refused("found only vector in a source of names, expected one of the keys areas, places, zones", (
            "vector", Nodes.Text("PG:db")));
        Refused(
            "found the number 2, expected a number above 0 and at most 1",
            ("areas", Nodes.Text("PG:db")),
            ("name", Nodes.Text("NOM")),
            ("covers", Nodes.Number(2)));
    }

    static void Refused(string message, params (string Key, Node Value)[] entries) =>
        Assert.Equal(message, Read(Nodes.Map(entries)).Fault);

    static (IReadOnlyList<NameSourceDeclaration>? Names, string? Fault) Read(params Node[] sources)
    {
        var reading = new Reading("pipeline.yaml", ".");
        NameSourceDeclaration.Key.TypedSpec.TryRead(Nodes.List(sources), reading, out var names);
        try
        {
            reading.Finish();
            return (names, null);
        }
        catch (PipelineException)
        {
            return (null, reading.Faults.Select(fault => fault.Message.ToString()).FirstOrDefault());
        }
    }
}
