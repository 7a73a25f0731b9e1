using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Calaisis.Raster.Resistance;

/// <summary>
/// Resistances of classes whose numbers lie near each other, looked up for sixteen cells at once: the table fits into
/// the processor's registers. Answers are those of <see cref="ClassLookup"/>, which uses it where it is fast.
/// </summary>
sealed class FewClasses
{
    /// <summary>The widest range of class numbers.</summary>
    internal const int Most = 64;

    const int InOneLook = 32;

    readonly int _first;
    readonly int _range;
    readonly float _unlisted;
    readonly float[] _resistances = new float[Most];

    /// <param name="first">The lowest class number.</param>
    /// <param name="resistances">Of this and the numbers that follow, <see cref="Most"/> at most.</param>
    /// <param name="unlisted">What other numbers get.</param>
    internal FewClasses(int first, ReadOnlySpan<float> resistances, float unlisted)
    {
        _first = first;
        _range = resistances.Length;
        _unlisted = unlisted;
        resistances.CopyTo(_resistances);
    }

    internal static bool IsFast => Avx512F.IsSupported;

    /// <summary>
    /// Writes the resistances of as many cells as fill whole vectors, and returns how many these are; whether all of
    /// them have an answer, too.
    /// </summary>
    internal int Look(ReadOnlySpan<float> values, Span<float> resistance, out bool isAnswered)
    {
        var from = MemoryMarshal.Cast<float, Vector512<float>>(values);
        var to = MemoryMarshal.Cast<float, Vector512<float>>(resistance[..values.Length]);
        ref var table = ref MemoryMarshal.GetArrayDataReference(_resistances);
        var table0 = Vector512.LoadUnsafe(ref table);
        var table1 = Vector512.LoadUnsafe(ref table, 16);
        var table2 = Vector512.LoadUnsafe(ref table, 32);
        var table3 = Vector512.LoadUnsafe(ref table, 48);
        var wrong = Vector512<float>.Zero;
        for (var i = 0; i < from.Length; i++)
        {
            var value = from[i];
            var number = Vector512.ConvertToInt32(value);
            var place = number - Vector512.Create(_first);
            var lower = Avx512F.PermuteVar16x32x2(table0, place, table1);
            var upper = Avx512F.PermuteVar16x32x2(table2, place, table3);
            var answer = Vector512.ConditionalSelect(
                Vector512.LessThan(place, Vector512.Create(InOneLook)).AsSingle(), lower, upper);
            var isListed = Vector512.LessThan(place.AsUInt32(), Vector512.Create((uint)_range)).AsSingle();
            answer = Vector512.ConditionalSelect(isListed, answer, Vector512.Create(_unlisted));
            var isWhole = Vector512.Equals(Vector512.ConvertToSingle(number), value);
            answer = Vector512.ConditionalSelect(isWhole, answer, Vector512.Create(ClassLookup.Unanswered));
            answer = Vector512.ConditionalSelect(Vector512.Equals(value, value), answer, Vector512.Create(float.NaN));
            wrong |= Vector512.Equals(answer, Vector512.Create(ClassLookup.Unanswered));
            to[i] = answer;
        }

        isAnswered = wrong.AsInt32() == Vector512<int>.Zero;
        return from.Length * Vector512<float>.Count;
    }
}
