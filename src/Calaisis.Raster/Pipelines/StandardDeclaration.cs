using Calaisis.Raster.Parameters;

namespace Calaisis.Raster.Pipelines;

/// <summary>What the tables of the national data standard (COVADIS SRCE v1.0) need to know of a whole study.</summary>
/// <param name="Region">Code of the region, <c>R32</c>: part of every id.</param>
/// <param name="Document">Id of the planning document (ID_SRCE); null for none.</param>
public sealed record StandardDeclaration(string Region, string? Document)
{
    static readonly Key<string> RegionKey = Key<string>.WithDefault(
        "region",
        new TextSpec { Meaning = $"the code of a region such as R32", Pattern = "^R[0-9]{2}$" },
        "R32",
        "Code of the region, part of the ids of the national tables",
        "R32");

    static readonly Key<string> DocumentKey = Key<string>.Optional(
        "document",
        new TextSpec { Meaning = $"an id of at most 15 characters", Pattern = "^.{1,15}$" },
        "Id of the planning document the tables belong to (ID_SRCE); empty when left out",
        "FR32CER2020");

    public static RecordSpec<StandardDeclaration> Spec { get; } = new(
        "standard",
        "What the national tables need to know of the study",
        [RegionKey, DocumentKey],
        fields => new StandardDeclaration(fields.Get(RegionKey), fields.Find(DocumentKey)));

    /// <summary>Hauts-de-France, no document.</summary>
    public static StandardDeclaration Default { get; } = new("R32", null);
}
