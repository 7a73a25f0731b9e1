using System.CommandLine;
using System.CommandLine.Parsing;
using Calaisis.Raster.Cli.Arguments;
using Calaisis.Raster.Packages;
using Calaisis.Raster.Parameters;
using Calaisis.Raster.Pipelines;

namespace Calaisis.Raster.Cli.Commands;

/// <summary><c>schema</c>: the JSON schema of pipeline files, from which editors complete and check them.</summary>
static class SchemaCommand
{
    public static Command Create()
    {
        var reference = new Option<bool>("--reference")
        {
            Description = "Print the reference of all keys instead, as in pipelines/README.md",
        };
        var language = new Option<Language>("--language")
        {
            Description = "The language of the descriptions: en or fr",
            HelpName = "language",
            DefaultValueFactory = _ => Language.English,
            CustomParser = ReadLanguage,
        };
        var command =
            new Command("schema", "Prints the JSON schema of pipeline files, for editors") { reference, language };
        command.SetAction(parsed => Console.Write(parsed.GetValue(reference)
            ? ReferenceIn(parsed.GetValue(language))
            : SchemaWriter.Write(
                "Calaisis.Raster pipeline",
                PipelineSpec.Root.Description,
                parsed.GetValue(language),
                PipelineSpec.ExtendsName)));
        return command;
    }

    /// <summary>What stands at the end of pipelines/README.md and of its French twin.</summary>
    internal static string ReferenceIn(Language language) =>
        ReferenceWriter.Write(PipelineSpec.Root.Description, language) + PresetReference.Write(language)
        + PackageReference.Write(language);

    static Language ReadLanguage(ArgumentResult result)
    {
        var word = result.Tokens.Count == 0 ? "" : result.Tokens[^1].Value;
        if (word is "en" or "fr") return word == "fr" ? Language.French : Language.English;
        result.AddError(ValueFaults.Text($"--language: found '{word}', expected en or fr"));
        return Language.English;
    }
}
