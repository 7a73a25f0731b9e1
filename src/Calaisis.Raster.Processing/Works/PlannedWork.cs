using Calaisis.Raster.Works;

namespace Calaisis.Raster.Processing.Works;

/// <summary>A work of the plan's tables: what it is, and what it brings.</summary>
/// <param name="Placed">It, with its shapes.</param>
/// <param name="Gain">What it brings; null for one that changes no network.</param>
/// <param name="Trames">What it makes of each trame that it changes, by name.</param>
/// <param name="Chosen">The budgets that choose it.</param>
/// <param name="WhyNot">Why it is not open to choice though it is declared so; null where it is.</param>
sealed record PlannedWork(
    PlacedWork Placed, WorkGain? Gain, IReadOnlyDictionary<string, TrameGain> Trames, IReadOnlyList<double> Chosen,
    Sentence? WhyNot);

/// <summary>What a work makes of one trame, alone.</summary>
/// <param name="EcSquareMetres">What it adds to the equivalent connectivity.</param>
/// <param name="EcShare">The same as a share of what that is.</param>
/// <param name="Improved">How many links get cheaper.</param>
/// <param name="Fresh">How many links come to be.</param>
/// <param name="Worse">How many links get dearer or vanish.</param>
/// <param name="Saved">What links that were there cost less, added up.</param>
/// <param name="LostCells">How many cells of habitat it takes away.</param>
sealed record TrameGain(
    double EcSquareMetres, double EcShare, int Improved, int Fresh, int Worse, double Saved, int LostCells);
