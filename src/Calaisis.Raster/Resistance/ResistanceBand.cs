namespace Calaisis.Raster.Resistance;

/// <summary>A half-open band of values, <c>[from, to)</c>, and the resistance (or factor) of the cells in it.</summary>
/// <param name="From">First value in the band; minus infinity where it has no lower end.</param>
/// <param name="To">First value beyond the band; infinity where it has no upper end.</param>
/// <param name="Resistance">Above 0; infinite for a barrier.</param>
public readonly record struct ResistanceBand(double From, double To, double Resistance) : ISpoken
{
    public Sentence Sentence => $"[{From}, {To})";

    public override string ToString() => Sentence.ToString();
}
