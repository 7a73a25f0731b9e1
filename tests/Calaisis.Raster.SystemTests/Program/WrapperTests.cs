using System.Diagnostics;
using System.Runtime.Versioning;
using Calaisis.Raster.SystemTests.Rasters;
using Calaisis.Raster.Tests;
using Xunit;

namespace Calaisis.Raster.SystemTests.Program;

/// <summary>
/// The script <c>calaisis</c> in a bare copy of the repository, on a machine made of stubs: programs it may call write
/// down that they were called, and nothing else can be found.
/// </summary>
[UnsupportedOSPlatform("windows")]
public sealed class WrapperTests : IDisposable
{
    static readonly string[] Tools =
    [
        "bash", "env", "readlink", "dirname", "grep", "sort", "head", "tail", "tr", "find", "mkdir", "touch", "mv",
        "rm", "flock", "ls", "cat",
        "chmod", "true", "ln", "mktemp", "sleep",
    ];

    /// <summary>A build leaves a program that says what it was started with, in the folder it is told.</summary>
    const string Build = """
        while [ "$1" != -o ]; do shift; done
        printf '#!/bin/bash\necho "program: $*"\nexit 5\n' >"$2/calaisis"
        chmod +x "$2/calaisis"
        """;

    readonly Folder _folder = new();
    bool _compilesAhead;

    public WrapperTests()
    {
        Directory.CreateDirectory(_folder["bin"]);
        Directory.CreateDirectory(_folder["clone/src/Calaisis.Raster.Cli"]);
        foreach (var tool in Tools)
        {
            var real = new[] { "/usr/bin", "/bin" }.Select(place => Path.Combine(place, tool)).First(File.Exists);
            File.CreateSymbolicLink(_folder[$"bin/{tool}"], real);
        }

        foreach (var file in new[]
        {
            "Directory.Build.props", "BannedSymbols.txt", ".editorconfig", "global.json",
            "src/Calaisis.Raster.Cli/A.cs",
        })
        {
            File.WriteAllText(_folder[$"clone/{file}"], "");
        }

        File.Copy(Path.Combine(Repository.Root, "calaisis"), _folder["clone/calaisis"]);
        // Where no GDAL is, all places where the script looks for one are empty: those of this machine are put
        // elsewhere.
        var script = File.ReadAllText(_folder["clone/calaisis"]);
        const string Places = "/usr/lib/*-linux-gnu /usr/lib /usr/lib64 /usr/local/lib /opt/homebrew/lib";
        Assert.Contains(Places, script, StringComparison.Ordinal);
        File.WriteAllText(_folder["clone/calaisis"], script.Replace(Places, _folder["lib"], StringComparison.Ordinal));
        Directory.CreateDirectory(_folder["lib"]);
        Stub("id", "echo 1000");
        Stub("sudo", "exit 1");
        Stub("dotnet", Build);
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Without_the_right_to_install_it_prints_the_one_command_to_type()
    {
        Stub("apt-get", "exit 1");
        Stub("apt-cache", "echo libgdal32; echo libgdal-dev");
        var said = (await StartAsync("run", "x.yaml")).EndedWith(4);
        Assert.Contains(
            "Type: sudo apt-get update && sudo apt-get install -y --no-install-recommends libgdal32\n",
            said.Errors,
            StringComparison.Ordinal);
        Assert.DoesNotContain("apt-get", Calls(), StringComparison.Ordinal);
        Assert.DoesNotContain("dotnet", Calls(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("0", "exit 1", "libgdal32", "libgdal32")]
    [InlineData("1000", "[ \"$1\" = -n ] && shift; exec \"$@\"", "libgdal34t64 libgdal-dev libgdal36", "libgdal36")]
    public async Task Missing_GDAL_is_installed_where_it_may_and_the_newest_known_one_is_taken(
        string user, string sudo, string known, string taken)
    {
        Stub("id", $"echo {user}");
        Stub("sudo", sudo);
        Stub("apt-cache", $"printf '%s\\n' {known}");
        Stub("apt-get", $"[ \"$1\" = install ] && touch {_folder["lib"]}/libgdal.so.32; exit 0");
        var said = (await StartAsync("run", "x.yaml")).EndedWith(5);
        Assert.Contains($"installing {taken} (the GDAL library", said.Errors, StringComparison.Ordinal);
        Assert.Contains("apt-get update -qq\n", Calls(), StringComparison.Ordinal);
        Assert.Contains($"apt-get install -y -qq --no-install-recommends {taken}\n", Calls(), StringComparison.Ordinal);
        Assert.Equal("program: run x.yaml\n", said.Output);
    }

    [Fact]
    public async Task An_installation_that_fails_is_said_with_the_end_of_its_log()
    {
        Stub("id", "echo 0");
        Stub("apt-cache", "echo libgdal32");
        Stub("apt-get", "[ \"$1\" = update ] || { echo 'E: no room on the disk'; exit 100; }");
        var said = (await StartAsync("doctor")).EndedWith(4);
        Assert.Contains("installing libgdal32 failed", said.Errors, StringComparison.Ordinal);
        Assert.Contains("E: no room on the disk", said.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_missing_SDK_is_said_in_a_sentence()
    {
        HaveGdal();
        File.Delete(_folder["bin/dotnet"]);
        var said = (await StartAsync("run", "x.yaml")).EndedWith(4);
        Assert.Equal(
            "calaisis: the .NET 10 SDK is missing: install it from https://dot.net or "
                + "your distribution, then start again\n",
            said.Errors);
    }

    [Fact]
    public async Task It_builds_once_and_again_only_when_a_source_has_changed()
    {
        HaveGdal();
        var first = (await StartAsync("check", "a b.yaml")).EndedWith(5);
        Assert.Contains("building src/Calaisis.Raster.Cli", first.Errors, StringComparison.Ordinal);
        Assert.Equal("program: check a b.yaml\n", first.Output);
        var call = Assert.Single(Calls().Split('\n', StringSplitOptions.RemoveEmptyEntries), line => line.StartsWith(
            "dotnet", StringComparison.Ordinal));
        Assert.StartsWith("dotnet publish ", call, StringComparison.Ordinal);
        Assert.Contains("-c Release", call, StringComparison.Ordinal);
        Assert.DoesNotContain("ReadyToRun", call, StringComparison.Ordinal);

        File.Delete(_folder["calls"]);
        var second = (await StartAsync("check", "a b.yaml")).EndedWith(5);
        Assert.Equal("", second.Errors);
        Assert.Equal("", Calls());

        foreach (var changed in new[]
        {
            "src/Calaisis.Raster.Cli/A.cs", "src/Calaisis.Raster.Cli/B.cs", "Directory.Build.props", "global.json",
        })
        {
            File.WriteAllText(_folder[$"clone/{changed}"], "// changed");
            File.SetLastWriteTimeUtc(_folder[$"clone/{changed}"], DateTime.UtcNow.AddSeconds(1));
            (await StartAsync("check")).EndedWith(5);
            Assert.Contains("dotnet publish", Calls(), StringComparison.Ordinal);
            File.SetLastWriteTimeUtc(_folder[$"clone/{changed}"], DateTime.UtcNow.AddSeconds(-60));
            File.Delete(_folder["calls"]);
        }
    }

    [Fact]
    public async Task A_build_that_fails_shows_its_errors_and_is_tried_again()
    {
        HaveGdal();
        Stub("dotnet", "echo 'A.cs(1,1): error CS1002: ; expected'; echo 'other lines'; exit 1");
        for (var turn = 0; turn < 2; turn++)
        {
            var said = (await StartAsync("check")).EndedWith(70);
            Assert.Contains("error CS1002: ; expected", said.Errors, StringComparison.Ordinal);
            Assert.Contains("the build failed; all of it is in", said.Errors, StringComparison.Ordinal);
            Assert.Equal("", said.Output);
        }

        Assert.Equal(2, Calls().Split("dotnet publish").Length - 1);
        Assert.Empty(Directory.EnumerateDirectories(_folder["clone/.artifacts/programs"]));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task The_program_is_compiled_ahead_once_the_first_run_has_ended(bool canBe)
    {
        HaveGdal();
        _compilesAhead = true;
        var refuses = canBe
            ? ""
            : "[[ $* != *ReadyToRun* ]] || { echo 'error NU1101: no package of that name'; exit 1; }\n";
        // The kernel knows a script by what runs it: a real program is needed.
        Stub("dotnet", $$"""
            {{refuses}}while [ "$1" != -o ]; do shift; done
            /bin/cp /bin/sleep "$2/calaisis"
            """);
        using var running = Start("", "60");
        string first;
        try
        {
            while (File.ResolveLinkTarget($"/proc/{running.Id}/exe", returnFinalTarget: false)!.Name != "calaisis")
                await Task.Delay(20, TestContext.Current.CancellationToken);
            first = Program();
            await Task.Delay(500, TestContext.Current.CancellationToken);
            Assert.DoesNotContain("ReadyToRun", Calls(), StringComparison.Ordinal);
            Assert.False(File.Exists(Path.Combine(first, "ahead")));
        }
        finally
        {
            running.Kill();
        }

        for (var i = 0; i < 400 && !File.Exists(Path.Combine(Program(), "ahead")); i++)
            await Task.Delay(50, TestContext.Current.CancellationToken);
        Assert.True(File.Exists(Path.Combine(Program(), "ahead")));
        Assert.NotEqual(first, Program());
        // Whether it can be had is asked once.
        var calls = Calls();
        Assert.Equal(canBe ? 2 : 3, calls.Split("dotnet publish").Length - 1);
        Assert.Equal("", (await StartAsync("0")).EndedWith(0).Errors);
        await Task.Delay(300, TestContext.Current.CancellationToken);
        Assert.Equal(calls, Calls());

        string Program() => new DirectoryInfo(_folder["clone/.artifacts/program"]).ResolveLinkTarget(true)!.FullName;
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_program_that_goes_on_keeps_its_files_while_later_ones_replace_each_other(bool mayBeLookedAt)
    {
        HaveGdal();
        if (!mayBeLookedAt)
        {
            // As where it is another user's.
            File.Delete(_folder["bin/ls"]);
            Stub("ls", "exit 1");
        }

        // The kernel knows a script by what runs it: a real program is needed.
        Stub("dotnet", """
            while [ "$1" != -o ]; do shift; done
            /bin/cp /bin/sleep "$2/calaisis"
            """);
        using var running = Start("", "60");
        try
        {
            while (File.ResolveLinkTarget($"/proc/{running.Id}/exe", returnFinalTarget: false)!.Name != "calaisis")
                await Task.Delay(20, TestContext.Current.CancellationToken);
            var first = Assert.Single(Programs());
            for (var change = 1; change <= 2; change++)
            {
                File.SetLastWriteTimeUtc(
                    _folder["clone/src/Calaisis.Raster.Cli/A.cs"], DateTime.UtcNow.AddSeconds(change));
                (await StartAsync("0")).EndedWith(0);
                Assert.Contains(first, Programs());
                Assert.Equal(2, Programs().Length);
                Assert.True(File.Exists(_folder["clone/.artifacts/program/calaisis"]));
            }
        }
        finally
        {
            running.Kill(entireProcessTree: true);
        }

        string[] Programs() => Directory.Exists(_folder["clone/.artifacts/programs"])
            ? Directory.GetDirectories(_folder["clone/.artifacts/programs"])
            : [];
    }

    [Fact]
    public async Task The_program_is_told_a_path_of_its_own_that_stays_when_it_is_built_again()
    {
        HaveGdal();
        Stub("dotnet", """
            while [ "$1" != -o ]; do shift; done
            printf '#!/bin/bash\necho "$CALAISIS_PROGRAM"\n' >"$2/calaisis"
            chmod +x "$2/calaisis"
            """);
        var first = (await StartAsync("schedule")).EndedWith(0).Output;
        Assert.Equal(_folder["clone/.artifacts/program/calaisis"] + "\n", first);
        var old = Assert.Single(Directory.GetDirectories(_folder["clone/.artifacts/programs"]));
        File.SetLastWriteTimeUtc(_folder["clone/src/Calaisis.Raster.Cli/A.cs"], DateTime.UtcNow.AddSeconds(1));
        Assert.Equal(first, (await StartAsync("schedule")).EndedWith(0).Output);
        Assert.False(Directory.Exists(old));
        Assert.True(File.Exists(first.TrimEnd()));
    }

    [Fact]
    public async Task A_library_that_is_named_is_taken_as_it_is()
    {
        Stub("apt-get", "exit 1");
        (await StartWithAsync("/opt/libgdal.so", "check")).EndedWith(5);
        Assert.DoesNotContain("apt-get", Calls(), StringComparison.Ordinal);
    }

    void HaveGdal() => File.WriteAllText(_folder["lib/libgdal.so.32"], "");

    /// <summary>A program that writes down its call and then does what the script says.</summary>
    void Stub(string name, string script)
    {
        var path = _folder[$"bin/{name}"];
        // Who asks who one is changes nothing, and every start does.
        var note = name is "id" or "apt-cache" ? "" : $"echo \"{name} $*\" >>\"$CALLS\"\n";
        File.WriteAllText(path, $"#!/bin/bash\n{note}{script}\n");
        File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    string Calls() => File.Exists(_folder["calls"]) ? File.ReadAllText(_folder["calls"]) : "";

    Task<Said> StartAsync(params string[] arguments) => StartWithAsync("", arguments);

    async Task<Said> StartWithAsync(string library, params string[] arguments)
    {
        using var process = Start(library, arguments);
        return await BuiltProgram.EndOf(process);
    }

    Process Start(string library, params string[] arguments)
    {
        var start = new ProcessStartInfo("/bin/bash", [_folder["clone/calaisis"], .. arguments])
        {
            WorkingDirectory = _folder.Path,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["GDAL_LIBRARY"] = library;
        start.Environment["PATH"] = _folder["bin"];
        start.Environment["CALLS"] = _folder["calls"];
        start.Environment["ROOT"] = _folder["clone"];
        start.Environment["CALAISIS_AHEAD"] = _compilesAhead ? "" : "no";
        return Process.Start(start)!;
    }
}
