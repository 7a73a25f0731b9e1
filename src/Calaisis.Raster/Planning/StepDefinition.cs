using System.Security.Cryptography;
using System.Text;
using Calaisis.Raster.Faults;

namespace Calaisis.Raster.Planning;

/// <summary>
/// Everything that fixes what a step makes, with each input by its content instead of its place. Its hash is the step's
/// key: equal keys, equal results.
/// </summary>
/// <param name="Kind">What the step does.</param>
/// <param name="Software">Versions of the software that computes, by name.</param>
/// <param name="Parameters">What the work is told, by name.</param>
/// <param name="Inputs">
/// What it reads, by role: what stands for a file's content, or key and name of another step's output.
/// </param>
/// <param name="Outputs">The files it makes.</param>
public sealed record StepDefinition(
    StepKind Kind,
    IReadOnlyDictionary<string, string> Software,
    IReadOnlyDictionary<string, string> Parameters,
    IReadOnlyDictionary<string, string> Inputs,
    IReadOnlyList<string> Outputs)
{
    /// <summary>
    /// In words, what changed from an older definition: kind, software, parameters and what is read from outside;
    /// results of other steps have reasons of their own.
    /// </summary>
    public IReadOnlyList<Sentence> ChangesSince(StepDefinition older) => PlanReasons.OwnChanges(older, this);

    /// <summary>Raised when the way keys are made changes: results made before are then made anew.</summary>
    const string Form = "calaisis step 1";

    const string Unknown = "unknown:";

    /// <summary>Characters of a key.</summary>
    const int KeyLength = 64;

    /// <summary>How a result of another step stands among the inputs.</summary>
    public static string ResultText(string key, string output) => $"{key}/{output}";

    /// <summary>
    /// How something stands among the inputs whose content cannot be told (a database): by its place, so that two of
    /// them are never taken for one.
    /// </summary>
    public static string UnknownText(string path) =>
        Unknown + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Secrets.Mask(path))));

    /// <summary>Whether an input stands there without its content.</summary>
    public static bool IsUnknown(string input) => input.StartsWith(Unknown, StringComparison.Ordinal);

    /// <summary>The key of the step an input is a result of; null for something from outside.</summary>
    public static string? MakerOf(string input) =>
        input.IndexOf('/', StringComparison.Ordinal) is var slash && slash == KeyLength
        && input[..slash].All(char.IsAsciiHexDigitLower) ? input[..slash] : null;

    /// <summary>
    /// SHA-256 over all of it, in lower-case hexadecimal; the order in which things were given does not matter.
    /// </summary>
    public string ToKey()
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Add(hash, Form);
        Add(hash, Kind.Name);
        Add(hash, Kind.Version);
        AddAll(hash, Software);
        AddAll(hash, Parameters);
        Add(hash, Inputs.Count);
        foreach (var (role, content) in Inputs.OrderBy(input => input.Key, StringComparer.Ordinal))
        {
            Add(hash, role);
            Add(hash, content);
        }

        Add(hash, Outputs.Count);
        foreach (var output in Outputs.Order(StringComparer.Ordinal)) Add(hash, output);
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    static void AddAll(IncrementalHash hash, IReadOnlyDictionary<string, string> texts)
    {
        Add(hash, texts.Count);
        foreach (var (name, text) in texts.OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            Add(hash, name);
            Add(hash, text);
        }
    }

    // Each text with its length before it: ("ab", "c") and ("a", "bc") differ.
    static void Add(IncrementalHash hash, string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        Add(hash, bytes.Length);
        hash.AppendData(bytes);
    }

    static void Add(IncrementalHash hash, int number)
    {
        Span<byte> bytes = stackalloc byte[sizeof(int)];
        System.Buffers.Binary.BinaryPrimitives.WriteInt32LittleEndian(bytes, number);
        hash.AppendData(bytes);
    }
}
