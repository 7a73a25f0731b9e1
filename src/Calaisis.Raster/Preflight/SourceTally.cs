using System.Runtime.InteropServices;
using Calaisis.Raster.Grids;
using Calaisis.Raster.Sources;

namespace Calaisis.Raster.Preflight;

/// <summary>
/// Counts what a source holds. Whole numbers and extremes only, so that tallies of tiles add up to the same in any
/// order.
/// </summary>
sealed class SourceTally(CellKind kind, PlausibleRange? plausible)
{
    readonly double _from = plausible?.Min ?? double.NegativeInfinity;
    readonly double _to = plausible?.Max ?? double.PositiveInfinity;
    readonly Dictionary<int, Occurrence> _classes = [];
    long _cells;
    long _noData;
    float _min = float.PositiveInfinity;
    float _max = float.NegativeInfinity;
    Occurrence _implausible;
    Occurrence _noClass;
    bool _tooManyClasses;

    /// <summary>Counts the values of a window, row-major.</summary>
    public void Add(Window window, ReadOnlySpan<float> values)
    {
        _cells += values.Length;
        for (var row = 0; row < window.Rows; row++)
        {
            AddRow(new Cell(window.Row + row, window.Col), values.Slice(row * window.Cols, window.Cols));
        }
    }

    public void Add(SourceTally other)
    {
        _cells += other._cells;
        _noData += other._noData;
        _min = Math.Min(_min, other._min);
        _max = Math.Max(_max, other._max);
        _implausible = _implausible.And(other._implausible);
        _noClass = _noClass.And(other._noClass);
        _tooManyClasses |= other._tooManyClasses;
        foreach (var (value, met) in other._classes) AddClass(value, met);
    }

    public SourceStatistics ToStatistics()
    {
        var isEmpty = _noData == _cells;
        return new SourceStatistics(
            _cells,
            _noData,
            isEmpty ? float.NaN : _min,
            isEmpty ? float.NaN : _max,
            _implausible,
            _noClass,
            _tooManyClasses ? null : [.. _classes.Select(c => new ClassCount(c.Key, c.Value)).OrderBy(c => c.Value)]);
    }

    void AddRow(Cell first, ReadOnlySpan<float> values)
    {
        // Compared as bits, NaN is one value among others; equal neighbours are counted together.
        var bits = MemoryMarshal.Cast<float, int>(values);
        for (var start = 0; start < values.Length;)
        {
            var end = start + 1;
            while (end < bits.Length && bits[end] == bits[start]) end++;
            var value = values[start];
            if (float.IsNaN(value)) _noData += end - start;
            else AddValue(new Occurrence(end - start, first with { Col = first.Col + start }, value));
            start = end;
        }
    }

    void AddValue(Occurrence met)
    {
        var value = met.Value;
        if (value < _min) _min = value;
        if (value > _max) _max = value;
        if (value < _from || value > _to) _implausible = _implausible.And(met);
        if (kind is not CellKind.Classes) return;
        var number = (int)value;
        if (number == (double)value) AddClass(number, met);
        else _noClass = _noClass.And(met);
    }

    void AddClass(int value, Occurrence met)
    {
        if (_tooManyClasses) return;
        _classes[value] = _classes.TryGetValue(value, out var known) ? known.And(met) : met;
        if (_classes.Count > SourceStatistics.MaxClasses) _tooManyClasses = true;
    }
}
