using System.Globalization;
using Calaisis.Raster.CostDistance;
using Calaisis.Raster.Geo.Rasters;
using Calaisis.Raster.Grids;
using Calaisis.Raster.Pipelines;
using Calaisis.Raster.Processing.Steps;

namespace Calaisis.Raster.Processing.Costs;

/// <summary>What results of a cost distance say of themselves.</summary>
static class CostMetadata
{
    /// <summary>The unit of accumulated costs: <c>metres x resistance</c>, <c>cells x resistance</c>.</summary>
    public static string UnitOf(CostRules rules, GridDefinition grid)
    {
        if (rules.Units == CostUnits.Cells) return "cells x resistance";
        var crs = CrsDescription.Of(grid);
        return crs.IsGeographic
            ? "degrees x resistance"
            : crs.MetresPerUnit.Equals(1) ? "metres x resistance"
            : "map units x resistance";
    }

    /// <summary>How a raster of accumulated costs is written.</summary>
    public static CogSettings OfCost(CostRules rules, GridDefinition grid, CellType type) => new()
    {
        CellType = type,
        Unit = UnitOf(rules, grid),
        Description = "accumulated cost",
        Metadata = Common(rules, UnitOf(rules, grid), "not reached"),
    };

    /// <summary>How a raster of labels of the nearest source is written.</summary>
    public static CogSettings OfAllocation(CostRules rules, GridDefinition grid) => new()
    {
        CellType = CellType.Label,
        Description = "label of the nearest source by cost",
        Metadata = Common(rules, UnitOf(rules, grid), "not reached"),
    };

    /// <summary>How a raster of directions is written.</summary>
    public static CogSettings OfBackLinks(CostRules rules, GridDefinition grid, DirectionForm form)
    {
        var degrees = form == DirectionForm.GrassDegrees;
        var metadata = Common(rules, UnitOf(rules, grid), degrees ? "source, or not reached" : "not reached");
        metadata["CALAISIS_CODES"] = "next cell towards the source: " + form switch
        {
            DirectionForm.GrassDegrees =>
                "degrees counter-clockwise from east, as in GRASS r.cost: 45, 90 north, to 360 east; "
                    + "a knight's move between two of them is 22.5, 67.5 and so on",
            DirectionForm.ArcGis => "0 source, 1 east and clockwise to 8 north-east, as in ArcGIS",
            _ => "0 source, 1 east and clockwise to 8 north-east, "
                + "9 two columns east and one row south and clockwise to 16",
        };
        return new CogSettings
        {
            CellType = degrees ? CellType.Quantity : CellType.SmallLabel,
            Unit = degrees ? "degrees" : "",
            Description = "direction towards the source",
            Metadata = metadata,
        };
    }

    /// <summary>What tables and lines of costs say.</summary>
    public static IReadOnlyDictionary<string, string> OfTable(CostRules rules, GridDefinition grid) =>
        Common(rules, UnitOf(rules, grid), "no way");

    static SortedDictionary<string, string> Common(CostRules rules, string unit, string noData)
    {
        var metadata = new SortedDictionary<string, string>(StringComparer.Ordinal)
        {
            ["CALAISIS_UNIT"] = unit,
            ["CALAISIS_NODATA"] = noData,
            ["CALAISIS_NEIGHBOURS"] = ((int)rules.Neighbourhood).ToString(CultureInfo.InvariantCulture),
            ["CALAISIS_CORNER_CROSSING"] = rules.NoCornerCrossing ? "forbidden" : "allowed",
            ["CALAISIS_MAX_COST"] = double.IsFinite(rules.MaxCost)
                ? rules.MaxCost.ToString(CultureInfo.InvariantCulture)
                : "none",
        };
        if (rules.StepMean == StepMean.Conductance) metadata["CALAISIS_STEP_COST"] = "length / mean conductance";
        SoftwareVersions.AddTo(metadata);
        return metadata;
    }
}
