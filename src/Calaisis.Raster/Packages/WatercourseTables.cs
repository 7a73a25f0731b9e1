using Calaisis.Raster.Tables;

namespace Calaisis.Raster.Packages;

/// <summary>The watercourses of COVADIS géostandard SRCE v1.0 (2014): N_SRCE_COURS_EAU_L and _S, official columns first.</summary>
static class WatercourseTables
{
    const int IdWidth = 15;
    const int CodeWidth = 2;
    const int TextWidth = 254;

    const string Geographic = "DG";

    // The standard knows it or nothing.
    const string True = "T";

    /// <summary>Lines and surfaces; none where no watercourses are declared.</summary>
    internal static IEnumerable<FeatureTable> Of(TrameContent content, ColumnBook book) => content.Watercourses is { } all
        ? [TableOf(content, book, all, isSurface: false), TableOf(content, book, all, isSurface: true)]
        : [];

    static FeatureTable TableOf(TrameContent content, ColumnBook book, IReadOnlyList<Watercourse> all, bool isSurface)
    {
        var codes = content.Standard;
        var plan = new LayerPlan<Watercourse>(
            codes.Table(isSurface ? LayerNames.WatercourseSurfaces : LayerNames.WatercourseLines),
            isSurface ? FeatureShape.MultiPolygon : FeatureShape.MultiLine);
        plan.Add(book.Text("ID_CEAU", IdWidth) with { IsKey = true }, water => codes.Id(isSurface ? "HS" : "HL", water.Number));
        plan.Add(book.Text("ID_SRCE", IdWidth), _ => codes.Document);
        plan.Add(book.Text("TYPE_CEAU", TextWidth), water => water.Type);
        plan.Add(book.Text("OBJ_ASSI", CodeWidth), water => water.Objective);
        plan.Add(book.Text("CLASSE1", 1), water => water.IsListOne ? True : null);
        plan.Add(book.Text("CLASSE2", 1), water => water.IsListTwo ? True : null);
        plan.Add(book.Text("DELIMIT", CodeWidth), _ => Geographic);
        plan.Add(book.Text("EST_CORRID", 1), water => water.IsCorridor ? True : null);
        plan.Add(book.Text("EST_RESERV", 1), water => water.IsReservoir ? True : null);
        plan.Add(book.Text("COMMENTAIR", TextWidth), water => water.Comment);
        plan.Add(isSurface ? book.Number("SURF_M2") : book.Number("LONG_CEAU") with { Name = "LONG_M" }, water => water.Size);
        return plan.Of(all.Where(water => water.IsSurface == isSurface).OrderBy(water => water.Number), water => water.Wkb);
    }
}
