using System.Diagnostics;

namespace Calaisis.Raster.SystemTests.Vectors;

/// <summary>
/// A PostgreSQL server of our own with PostGIS, in a temporary folder and on a socket in it, so that it meets no other
/// server. It starts with the first test that uses it and is gone afterwards.
/// </summary>
public sealed class PostGisCluster : IDisposable
{
    public const string Password = "h3l10 w0rld";

    const string Owner = "postgres";
    const string Port = "54329";

    readonly string _folder = "";
    readonly string _programs = "";

    public PostGisCluster()
    {
        (_programs, Missing) = Find();
        if (Missing is not null) return;
        _folder = Directory.CreateTempSubdirectory("calaisis-pg-").FullName;
        var passwordFile = Path.Combine(_folder, "password");
        File.WriteAllText(passwordFile, Password);
        if (Environment.IsPrivilegedProcess) Run("chown", "-R", Owner, _folder);
        AsOwner("initdb", "-D", Data, "-U", "ign", "-A", "scram-sha-256", $"--pwfile={passwordFile}", "--no-sync",
            "-E", "UTF8", "--locale=C");
        AsOwner("pg_ctl", "-D", Data, "-w", "-l", Path.Combine(_folder, "log"), "-o",
            $"-c listen_addresses= -k {_folder} -p {Port} -F", "start");
    }

    /// <summary>Why there is no server, or null.</summary>
    public string? Missing { get; }

    string Data => Path.Combine(_folder, "data");

    /// <summary>The dataset name for OGR.</summary>
    public string Connection(string password = Password) =>
        $"PG:host={_folder} port={Port} dbname=postgres user=ign password='{password}' schemas=tvb";

    public void Execute(string sql) => Run(
        Path.Combine(_programs, "psql"), "-h", _folder, "-p", Port, "-U", "ign", "-d", "postgres", "-q", "-v",
        "ON_ERROR_STOP=1", "-c", sql);

    public void Dispose()
    {
        if (Missing is not null) return;
        AsOwner("pg_ctl", "-D", Data, "-w", "-m", "immediate", "stop");
        Directory.Delete(_folder, recursive: true);
    }

    static (string Programs, string? Missing) Find()
    {
        const string debian = "/usr/lib/postgresql";
        var newest = Directory.Exists(debian)
            ? Directory.GetDirectories(debian).MaxBy(d => int.TryParse(Path.GetFileName(d), out var v) ? v : 0)
            : null;
        if (newest is null || !File.Exists(Path.Combine(newest, "bin", "initdb")))
            return ("", "PostgreSQL is not installed (apt-get install postgresql)");
        var version = Path.GetFileName(newest);
        return File.Exists($"/usr/share/postgresql/{version}/extension/postgis.control")
            ? (Path.Combine(newest, "bin"), null)
            : ("", $"PostGIS is not installed (apt-get install postgresql-{version}-postgis-3)");
    }

    // The server refuses to run as root.
    void AsOwner(string program, params string[] arguments)
    {
        var path = Path.Combine(_programs, program);
        if (Environment.IsPrivilegedProcess) Run("runuser", ["-u", Owner, "--", path, .. arguments]);
        else Run(path, arguments);
    }

    static void Run(string program, params string[] arguments)
    {
        // Standard output is the line by which the test process tells its results: others must not write on it.
        var start = new ProcessStartInfo(program, arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = "/",
        };
        start.Environment["PGPASSWORD"] = Password;
        using var process = Process.Start(start)!;
        var said = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEnd();
        process.WaitForExit();
        if (process.ExitCode != 0) throw new InvalidOperationException($"{program}: {errors} {said.Result}");
    }
}
