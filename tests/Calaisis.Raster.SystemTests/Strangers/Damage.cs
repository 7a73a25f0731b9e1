using System.Globalization;
using System.Text;

namespace Calaisis.Raster.SystemTests.Strangers;

/// <summary>Damages the bytes of a file, the same way for the same seed.</summary>
static class Damage
{
    static readonly string[] Numbers =
        [
            "0", "-1", "1", "255", "65536", "2147483647", "2147483648", "4294967295", "-9223372036854775808", "1e308",
            "1e-320", "1e999", "NaN", "0.1.2",
        ];

    static readonly string[] Signs =
        [
            "[", "]", "{", "}", "&a ", "*a", ": ", "- ", "#", "\"", "'", ";", ",", "\n", "\r", "\t", "\0", "\uFEFF",
            "\u00E9", "<", "</", "<!--", "(", ")", "%", "..", "/", "\\",
        ];

    static readonly uint[] Words = [0, 1, 0x7F, 0xFF, 0x7FFF, 0x8000, 0xFFFF, 0x7FFFFFFF, 0x80000000, 0xFFFFFFFF];

    public static byte[] Of(byte[] whole, int seed)
    {
        var random = new Random(seed);
        var bytes = new List<byte>(whole);
        for (var left = random.Next(1, 5); left > 0; left--) Change(bytes, random);
        return [.. bytes];
    }

    static void Change(List<byte> bytes, Random random)
    {
        var at = random.Next(bytes.Count + 1);
        var length = Math.Min(bytes.Count - at, random.Next(1, random.Next(2, 200)));
        switch (random.Next(10))
        {
            case 0 when length > 0:
                bytes[at] ^= (byte)(1 << random.Next(8));
                break;
            case 1:
                bytes.RemoveRange(at, bytes.Count - at);
                break;
            case 2:
                bytes.RemoveRange(at, length);
                break;
            case 3:
                bytes.InsertRange(at, bytes.GetRange(at, length));
                break;
            case 4:
                var noise = new byte[length];
                random.NextBytes(noise);
                bytes.InsertRange(at, noise);
                break;
            case 5:
                Overwrite(
                    bytes, at, BitConverter.GetBytes(Words[random.Next(Words.Length)]).AsSpan(0, random.Next(1, 5)));
                break;
            case 6:
                ReplaceNumber(bytes, at, random);
                break;
            case 7:
                bytes.InsertRange(at, Encoding.UTF8.GetBytes(Signs[random.Next(Signs.Length)]));
                break;
            case 8:
                var sign = Encoding.UTF8.GetBytes(Signs[random.Next(Signs.Length)]);
                bytes.InsertRange(at, Enumerable.Repeat(sign, random.Next(2, 5_000)).SelectMany(one => one));
                break;
            default:
                Overwrite(bytes, at, bytes.GetRange(random.Next(bytes.Count - length + 1), length).ToArray());
                break;
        }
    }

    static void Overwrite(List<byte> bytes, int at, ReadOnlySpan<byte> with)
    {
        for (var i = 0; i < with.Length && at + i < bytes.Count; i++) bytes[at + i] = with[i];
    }

    static void ReplaceNumber(List<byte> bytes, int from, Random random)
    {
        var at = bytes.FindIndex(Math.Min(from, bytes.Count), IsDigit);
        if (at < 0) return;
        var end = at;
        while (end < bytes.Count && IsDigit(bytes[end])) end++;
        bytes.RemoveRange(at, end - at);
        var number = random.Next(2) == 0
            ? Numbers[random.Next(Numbers.Length)]
            : random.NextInt64().ToString(CultureInfo.InvariantCulture);
        bytes.InsertRange(at, Encoding.ASCII.GetBytes(number));
    }

    static bool IsDigit(byte value) => char.IsAsciiDigit((char)value);
}
