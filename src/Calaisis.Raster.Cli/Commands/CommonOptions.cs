using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using Calaisis.Raster.Cli.Arguments;
using Calaisis.Raster.Cli.Reporting;
using Calaisis.Raster.Outputs;
using Calaisis.Raster.Processing.Machine;

namespace Calaisis.Raster.Cli.Commands;

/// <summary>Options that several commands share.</summary>
static class CommonOptions
{
    public static readonly Option<int> Jobs = CreateJobs();

    public static readonly Option<string> Memory = CreateMemory();

    public static readonly Option<int> Tile = CreateTile();

    public static readonly Option<string> Out = CreateOut();

    public static readonly Option<bool> Quiet =
        new("--quiet", "-q") { Description = "Say nothing but warnings and errors" };

    public static readonly Option<bool> Verbose =
        new("--verbose", "-v") { Description = "Say also what each step does" };

    public static Argument<string> Pipeline() =>
        new("pipeline") { Description = "The pipeline file (YAML)", HelpName = "pipeline.yaml" };

    public static Verbosity VerbosityOf(ParseResult parsed) =>
        parsed.GetValue(Quiet) ? Verbosity.Quiet : parsed.GetValue(Verbose) ? Verbosity.Verbose : Verbosity.Normal;

    /// <summary>How much of the machine the work may use.</summary>
    public static Resources ResourcesOf(ParseResult parsed) => new(
        parsed.GetValue(Jobs), ByteSize.Parse(parsed.GetValue(Memory)!)!.Value, parsed.GetValue(Tile));

    static Option<string> CreateOut()
    {
        var option = new Option<string>("--out")
        {
            Description = "Folder the results go to; a folder named after the pipeline is made in it",
            HelpName = "folder",
            DefaultValueFactory = _ => "out",
        };
        option.Validators.Add(result =>
        {
            var text = result.GetValueOrDefault<string>();
            if (string.IsNullOrWhiteSpace(text))
            {
                result.AddError(ValueFaults.Text($"--out: found nothing, expected a folder, such as out"));
            }
            else if (OutputPlace.WhyNoFolder(text) is { } why)
            {
                result.AddError(
                    ValueFaults.Text($"--out: '{text}' cannot be a folder: {why}; expected a folder, such as out"));
            }
        });
        return option;
    }

    static Option<int> CreateJobs() => new("--jobs", "-j")
    {
        Description = "How many tiles are worked on at once; changes the speed, never the result",
        HelpName = "number",
        DefaultValueFactory = _ => Environment.ProcessorCount,
        CustomParser = result => WholeNumber(result, 1024, $"how many tiles to work on at once"),
    };

    static Option<string> CreateMemory()
    {
        var option = new Option<string>("--memory", "-m")
        {
            Description =
                "What tiles and caches may take, for instance 512M or 2G; changes the speed, never the result",
            HelpName = "size",
            DefaultValueFactory = _ => "2G",
        };
        option.Validators.Add(result =>
        {
            var text = result.GetValueOrDefault<string>() ?? "";
            if (ByteSize.Parse(text) is not >= 16 << 20)
            {
                result.AddError(
                    ValueFaults.Text($"--memory: found '{text}', expected a size of at least 16M, such as 512M or 2G"));
            }
        });
        return option;
    }

    static Option<int> CreateTile() => new("--tile")
    {
        Description = "Side of the square tiles, in cells; changes the speed, never the result",
        HelpName = "cells",
        DefaultValueFactory = _ => Resources.DefaultTileCells,
        CustomParser = result => WholeNumber(result, 16384, $"a number of cells"),
    };

    /// <summary>
    /// The number an option was given, or 0 and a fault where it is none from the smallest to the largest.
    /// </summary>
    internal static int WholeNumber(ArgumentResult result, int largest, Sentence meaning, int smallest = 1)
    {
        var text = result.Tokens.Count == 0 ? "" : result.Tokens[^1].Value;
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= smallest
            && number <= largest)
        {
            return number;
        }

        var option = ((OptionResult)result.Parent!).Option.Name;
        result.AddError(ValueFaults.Text(
            $"{option}: found '{text}', expected {meaning}: a whole number from {smallest} to {largest}"));
        return 0;
    }
}
