using System.Text;

namespace Calaisis.Raster.Maps.Report;

/// <summary>Scripts and styles that travel inside the assembly.</summary>
static class PageFiles
{
    /// <summary>Ours, in the order they are joined; each may use those before it.</summary>
    static readonly string[] Scripts = ["words.js", "chunks.js", "tables.js", "styles.js", "side.js", "legend.js",
        "attributes.js", "swipe.js", "map.js", "start.js"];

    public static string Text(string name)
    {
        using var stream = typeof(PageFiles).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"{name} is not embedded");
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd();
    }

    /// <summary>Our scripts as one that leaves no name behind.</summary>
    public static string Script() =>
        $"(() => {{\n'use strict';\n{string.Join('\n', Scripts.Select(name => Text($"report.{name}")))}\n}})();";

    public static string Style() => Text("report.page.css");
}
