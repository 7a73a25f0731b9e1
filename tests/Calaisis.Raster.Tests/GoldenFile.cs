using Xunit;

namespace Calaisis.Raster.Tests;

/// <summary>Texts that are kept in the repository and compared to the letter.</summary>
static class GoldenFile
{
    /// <summary>
    /// Compares with the kept text. On a difference what was received is written beside it, for a person to look at and
    /// move: running a test never accepts anything.
    /// </summary>
    public static void Compare(string path, string received)
    {
        var expected = File.Exists(path) ? File.ReadAllText(path) : null;
        if (expected == received)
        {
            File.Delete(path + ".received");
            return;
        }

        File.WriteAllText(path + ".received", received);
        Assert.Fail($"{path} differs from what was received, "
            + $"which is beside it as .received\nexpected:\n{expected}\nreceived:\n{received}");
    }
}
