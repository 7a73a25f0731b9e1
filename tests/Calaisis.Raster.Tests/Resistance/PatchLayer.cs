using Calaisis.Raster.Grids;
using Calaisis.Raster.Resistance;

namespace Calaisis.Raster.Tests.Resistance;

/// <summary>A layer for tests: the sum of a source over a square of cells around each cell.</summary>
sealed class PatchLayer(string source, int marginCells = 0) : IResistanceLayer
{
    public IReadOnlyList<SourceNeed> NeedsOn(GridDefinition grid) => [new SourceNeed(source, marginCells)];

    public void Evaluate(TileInputs inputs, Span<float> resistance, ResistanceScratch scratch)
    {
        var window = inputs.Window;
        for (var row = 0; row < window.Rows; row++)
        {
            for (var col = 0; col < window.Cols; col++)
            {
                var sum = 0f;
                for (var around = -marginCells; around <= marginCells; around++)
                {
                    var from = window.Col + col - marginCells;
                    foreach (var value in inputs[source].Row(window.Row + row + around, from, (2 * marginCells) + 1))
                    {
                        sum += value;
                    }
                }

                resistance[(row * window.Cols) + col] = sum;
            }
        }
    }
}
