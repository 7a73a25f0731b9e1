using Calaisis.Raster.Pipelines.Actions;
using Calaisis.Raster.Tables;

namespace Calaisis.Raster.Works;

/// <summary>Works of layers as a table, one row each.</summary>
public static class CandidateTable
{
    /// <summary>The layer's name.</summary>
    public const string Name = "works";

    /// <summary>The words for whether there is a choice.</summary>
    public static CodeWords<WorkStatus> Statuses { get; } = new(
        ("free", WorkStatus.Free), ("fixed", WorkStatus.Fixed), ("banned", WorkStatus.Banned));

    /// <summary>The columns, with one for each zone layer.</summary>
    public static Table<CandidateWork> Of(IReadOnlyList<string> zoneLayers) => Own.WithZones(
        zoneLayers, work => work.Zones, (work, zone) => work with { Zones = [.. work.Zones, zone] });

    static Table<CandidateWork> Own { get; } = new(Name, FeatureShape.None,
    [
        Column<CandidateWork>.Text(
            "work", "Work", "Its id: the name of its layer, then its own", work => work.Work.Id,
            (work, id) => work with { Work = work.Work with { Id = id } }) with { IsKey = true },
        Column<CandidateWork>.Text(
            "action", "Kind", "The kind of action: its file in the catalogue", work => work.Action,
            (work, action) => work with { Action = action }),
        Column<CandidateWork>.Text(
            "title", "What", "What is done", work => work.Title, (work, title) => work with { Title = title }),
        Column<CandidateWork>.Text(
            "layer", "Layer", "The layer of works that it comes from", work => work.Layer,
            (work, layer) => work with { Layer = layer }),
        Column<CandidateWork>.Number(
            "cost_eur", "Cost", "EUR", "What it costs, without tax", work => work.Work.Cost,
            (work, cost) => work with { Work = work.Work with { Cost = cost } }),
        Column<CandidateWork>.Text(
            "actor", "Who", "Who can do it: commune, farmer, road-manager, company, household, pays or water-board",
            work => ActorWords.WordOf(work.Actor),
            (work, actor) => work with { Actor = ActorWords.Find(actor) ?? throw new FormatException(actor) }),
        Column<CandidateWork>.Word(
            "status", "Choice", "free: may be chosen; fixed: done in any case; banned: never done", Statuses,
            work => work.Work.Status, (work, status) => work with { Work = work.Work with { Status = status } }),
        Column<CandidateWork>.Whole(
            "features", "Features", "How many features it has", work => work.Features,
            (work, count) => work with { Features = (int)count }),
        Column<CandidateWork>.Number(
            "length_m", "Length", "m", "Length of its lines; empty for points and areas", work => work.LengthMetres,
            (work, length) => work with { LengthMetres = length }).Optional,
        Column<CandidateWork>.Number(
            "area_m2", "Area", "m2", "Surface of its areas; empty for points and lines", work => work.AreaSquareMetres,
            (work, area) => work with { AreaSquareMetres = area }).Optional,
        Column<CandidateWork>.Number(
            "delay_years", "Delay", "years", "Years until it works as declared", work => work.DelayYears,
            (work, years) => work with { DelayYears = years }),
        Ids("requires", "Requires", "Ids of works without which it cannot be done, blanks between",
            work => work.Requires, (work, ids) => work with { Requires = ids }),
        Ids("excludes", "Excludes", "Ids of works that cannot be done beside it, blanks between",
            work => work.Excludes, (work, ids) => work with { Excludes = ids }),
        Column<CandidateWork>.Text(
            "variant_group", "Variants", "Works that share this word are variants: at most one of them is done",
            work => work.Work.Group.Length > 0 ? work.Work.Group : null,
            (work, group) => work with { Work = work.Work with { Group = group } }).Optional,
    ]);

    static Column<CandidateWork> Ids(
        string name, string title, string meaning, Func<Work, IReadOnlyList<string>> get,
        Func<Work, IReadOnlyList<string>, Work> set) => Column<CandidateWork>.Text(
            name, title, meaning,
            work => get(work.Work) is { Count: > 0 } ids ? string.Join(' ', ids) : null,
            (work, ids) => work with { Work = set(work.Work, ids.Split(' ')) }).Optional;
}
