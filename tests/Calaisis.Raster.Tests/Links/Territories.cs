using Calaisis.Raster.Grids;
using Calaisis.Raster.Tests.CostDistance;

namespace Calaisis.Raster.Tests.Links;

/// <summary>A small landscape with patches: cores 1 to <paramref name="Cores"/>, stepping stones above.</summary>
sealed record Territory(NaiveSearch.Question Question, int[] Labels, int Cores)
{
    public Shape Shape => new(Question.Rows, Question.Cols);

    public ArrayRaster Resistance => new("resistance", Shape, Question.Resistance);

    public ArrayRaster Habitats => new("habitats", Shape, [.. Labels.Select(label => (float)label)]);

    public bool IsPassable(int cell) => Question.Resistance[cell] < float.PositiveInfinity;

    /// <summary>Passable cells of a core area, row by row.</summary>
    public int[] CellsOf(int patch) =>
        [.. Enumerable.Range(0, Labels.Length).Where(cell => Labels[cell] == patch && IsPassable(cell))];
}

/// <summary>Random and nasty landscapes with patches, the same for a given number.</summary>
static class Territories
{
    public static Territory Make(int number, int longest = 22)
    {
        var question = Landscapes.Make(number, longest) with { Starts = [], MaxCost = double.PositiveInfinity };
        // Numbers from 1e-3 to 1e9 swallow each other's steps: costs stay exact, but what a path explains is a plateau.
        var random = new Random(number + 1000);
        var labels = new int[question.Resistance.Length];
        var patches = random.Next(number % 7 == 0 ? 2 : 9);
        var cores = patches - (patches > 2 && number % 3 == 0 ? 1 : 0);
        for (var patch = 1; patch <= patches; patch++) Grow(random, question, labels, patch);
        return new Territory(question, labels, cores);
    }

    static void Grow(Random random, NaiveSearch.Question question, int[] labels, int patch)
    {
        var (row, col) = (random.Next(question.Rows), random.Next(question.Cols));
        var (down, right) = (random.Next(1, 4), random.Next(1, 4));
        for (var r = row; r < Math.Min(question.Rows, row + down); r++)
        {
            for (var c = col; c < Math.Min(question.Cols, col + right); c++)
            {
                if (labels[(r * question.Cols) + c] == 0) labels[(r * question.Cols) + c] = patch;
            }
        }
    }
}
