#:project generator/Calaisis.Samples.csproj
#:property NoWarn=$(NoWarn);RS0030

// Writes the modelled Calaisis into this folder: dotnet run data-samples/generate.cs [OTHER FOLDER]
// RS0030 is off because this is a program of its own and tells the terminal what it has written.
using Calaisis.Samples;

var here = (string)AppContext.GetData("EntryPointFileDirectoryPath")!;
SampleData.Write(Path.Combine(here, "geography"), args.Length > 0 ? args[0] : here, Console.WriteLine);
