using System.Diagnostics;
using Xunit;

namespace Calaisis.Raster.SystemTests.Program;

/// <summary>The program as people start it: a process of its own, with its own streams and its own exit code.</summary>
static class BuiltProgram
{
    /// <summary>
    /// The one the wrapper published, which starts twice as fast; without the wrapper that beside the tests.
    /// </summary>
    public static readonly string File =
        Environment.GetEnvironmentVariable("CALAISIS_TESTED_PROGRAM") is { Length: > 0 } published
            ? published
            : Path.Combine(AppContext.BaseDirectory, OperatingSystem.IsWindows() ? "calaisis.exe" : "calaisis");

    /// <summary>Runs it to its end in a folder and returns what it said.</summary>
    public static Task<Said> RunAsync(string folder, params string[] arguments) =>
        RunAsync(folder, new Dictionary<string, string>(), arguments);

    /// <summary>Runs it with variables added to its environment.</summary>
    public static async Task<Said> RunAsync(
        string folder, IReadOnlyDictionary<string, string> environment, params string[] arguments)
    {
        using var process = Start(folder, environment, arguments);
        return await EndOf(process);
    }

    /// <summary>Starts it and returns at once.</summary>
    public static Process Start(
        string folder, IReadOnlyDictionary<string, string> environment, params string[] arguments)
    {
        var start = new ProcessStartInfo(File, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        // The default of --jobs stands in the help, which is compared to the letter.
        start.Environment["DOTNET_PROCESSOR_COUNT"] = "2";
        foreach (var (name, value) in environment) start.Environment[name] = value;
        return Process.Start(start)!;
    }

    /// <summary>Waits for its end and returns what it said.</summary>
    public static async Task<Said> EndOf(Process process)
    {
        var cancel = TestContext.Current.CancellationToken;
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEndAsync(cancel);
        var errors = process.StandardError.ReadToEndAsync(cancel);
        await process.WaitForExitAsync(cancel);
        return new Said(process.ExitCode, await output, await errors);
    }
}

/// <summary>What a process said and ended with.</summary>
sealed record Said(int ExitCode, string Output, string Errors)
{
    /// <summary>Everything it said, for tests that look for a word.</summary>
    public string All => Output + Errors;

    /// <summary>Asserts the exit code; on a difference everything said is in the message.</summary>
    public Said EndedWith(int code)
    {
        Assert.True(code == ExitCode, $"ended with {ExitCode}, expected {code}\n{Output}\n{Errors}");
        return this;
    }
}
