using System.Security.Cryptography;

namespace Calaisis.Samples.Outputs;

/// <summary>The list of SHA-256 sums of the data files, in the layout of sha256sum.</summary>
static class Checksums
{
    public const string FileName = "SHA256SUMS";

    public static void Write(string folder, IEnumerable<string> files)
    {
        var lines = files.Order(StringComparer.Ordinal).Select(file =>
            $"{Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(Path.Combine(folder, file))))}  {file}");
        File.WriteAllText(Path.Combine(folder, FileName), string.Join('\n', lines) + "\n");
    }
}
