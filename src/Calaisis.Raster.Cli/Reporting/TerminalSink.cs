using System.Globalization;
using Serilog.Core;
using Serilog.Events;
using Spectre.Console;

namespace Calaisis.Raster.Cli.Reporting;

/// <summary>Writes log lines through the console that also draws the bars, so that neither spoils the other.</summary>
sealed class TerminalSink(IAnsiConsole console) : ILogEventSink
{
    public void Emit(LogEvent logEvent)
    {
        var text = Markup.Escape(logEvent.RenderMessage(CultureInfo.InvariantCulture));
        var colour = logEvent.Level switch
        {
            >= LogEventLevel.Error => "red",
            LogEventLevel.Warning => "yellow",
            LogEventLevel.Debug => "grey",
            _ => null,
        };
        console.MarkupLine(colour is null ? text : $"[{colour}]{text}[/]");
    }
}
