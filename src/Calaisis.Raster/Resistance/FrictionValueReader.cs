using System.Globalization;
using Calaisis.Raster.Faults;
using Calaisis.Raster.Tables;

namespace Calaisis.Raster.Resistance;

/// <summary>Reads the fields of a friction table that hold resistances.</summary>
sealed class FrictionValueReader(CsvTable csv, string? onlyColumn, double? zerosBecome, List<Fault> faults)
{
    const NumberStyles Number =
        NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;

    internal float Read(CsvField field, string className, string column, bool isUsed)
    {
        var text = field.Text;
        if (text.Length == 0 || Is(text, "None")) return float.NaN;
        if (Is(text, "X") || Is(text, "barrier")) return float.PositiveInfinity;
        var point = csv.Delimiter is ';' or '\t' ? text.Replace(',', '.') : text;
        if (!float.TryParse(point, Number, CultureInfo.InvariantCulture, out var value) || !float.IsFinite(value))
        {
            return Wrong(field, $"'{text}' for class '{className}' in column '{column}' is no resistance, "
                + $"expected a number above 0, X for a barrier, or nothing where the class is left out");
        }

        if (value > 0) return value;
        if (value == 0 && zerosBecome is { } become) return (float)become;
        // Free habitat of another column or group is none of this layer's business.
        if (value == 0 && (!isUsed || (onlyColumn is not null && !Is(column, onlyColumn)))) return float.NaN;
        return Wrong(field, value < 0
            ? (Sentence)($"the resistance of class '{className}' in column '{column}' is {text}, "
                + $"expected a number above 0")
            : $"the resistance of class '{className}' in column '{column}' is 0, expected a number above 0; "
                + $"if it means free habitat, set 'zeros-become: 1'");
    }

    static bool Is(string text, string word) => text.Equals(word, StringComparison.OrdinalIgnoreCase);

    float Wrong(CsvField field, Sentence message)
    {
        faults.Add(csv.FaultAt(field, message));
        return float.NaN;
    }
}
