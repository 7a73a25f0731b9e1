using Calaisis.Raster.Cli;

return await CommandLine.RunAsync(args);
