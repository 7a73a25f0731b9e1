using Calaisis.Raster.Parameters;

namespace Calaisis.Raster.Pipelines.Scenarios;

/// <summary>How a pipeline file declares its scenarios.</summary>
static class ScenarioSpec
{
    /// <summary>The word under which a reading knows scenarios.</summary>
    public const string Declared = "scenario";

    static readonly TextSpec ParentName = new() { Meaning = $"the name of a scenario, or base" };

    static readonly Key<string> Title = Key<string>.Required(
        "title", new TextSpec(), "Its name on maps and in reports", "Haies replantées dans la plaine");

    static readonly Key<IReadOnlyList<string>> Parent = Key<IReadOnlyList<string>>.Optional(
        "parent",
        new EitherSpec<IReadOnlyList<string>>(
            new MappedSpec<string, IReadOnlyList<string>>(ParentName, (name, _, _) => [name]),
            new ListSpec<string>(ParentName)),
        "The scenario it builds on, or several, whose edits are made first, in this order and each once; "
            + "the pipeline as it is when left out",
        "[haies, mares]");

    static readonly Key<IReadOnlyList<ScenarioEdit>> Edits = Key<IReadOnlyList<ScenarioEdit>>.WithDefault(
        "edits", new ListSpec<ScenarioEdit>(ScenarioEditSpecs.Spec) { AtLeast = 0 }, [], "What changes, in this order",
        "[...]");

    static readonly Key<bool> Maps = Key<bool>.WithDefault(
        "maps",
        new FlagSpec(),
        false,
        "Draws its maps, sheets, atlas and QGIS project too; without it there are its rasters, packages, "
            + "tables and comparison only",
        "true");

    static readonly Key<IReadOnlyList<double>> Years = Key<IReadOnlyList<double>>.Optional(
        Series.KeyName,
        new ListSpec<double>(new NumberSpec { Whole = true, AtLeast = 0, AtMost = Series.LastYear }),
        "Makes one scenario per year, named after it; <year> in any of its texts becomes the year",
        "[2015, 2020, 2025]");

    static RecordSpec<ScenarioDeclaration> One { get; } = new(
        "scenario", "A future: what changes, and which other scenario it builds on",
        [Title, Parent, Edits, Maps, Years], Build);

    /// <summary>All scenarios of a file.</summary>
    public static Spec<IReadOnlyList<Named<ScenarioDeclaration>>> Spec { get; } = new Series(
        new NamedSpec<ScenarioDeclaration>(Declared, One));

    /// <summary>The scenarios by their names, parents checked: each there, and none its own ancestor.</summary>
    public static IReadOnlyList<ScenarioDeclaration> Named(
        IReadOnlyList<Named<ScenarioDeclaration>> scenarios, Reading reading)
    {
        foreach (var scenario in scenarios)
        {
            if (Scenario.ReservedNames.Contains(scenario.Name))
            {
                var what = scenario.Name == Scenario.BaseName
                    ? (Sentence)$"is the pipeline as it is"
                    : $"results of all scenarios have";
                reading.Add(
                    scenario.Mark, $"found a scenario named '{scenario.Name}', which {what}: give it another name");
            }

            if (Cycle(scenario.Name, scenarios) is { } cycle)
            {
                reading.Add(scenario.Mark, $"the scenario '{scenario.Name}' builds on itself "
                    + $"({Sentence.Join(" on ", cycle.Select(name => (Sentence)$"{name}"))}): "
                    + $"take one of these parents out");
            }
        }

        return [.. scenarios.Select(scenario => scenario.Value with { Name = scenario.Name })];
    }

    static ScenarioDeclaration Build(Fields fields)
    {
        var parents = fields.Find(Parent) ?? [];
        fields.Reading.Defer(() =>
        {
            var declared = fields.Reading.Declared(Declared).Keys;
            foreach (var parent in parents.Where(parent => parent != Scenario.BaseName && !declared.Contains(parent)))
            {
                fields.Fault(Parent, $"found the parent '{parent}', which is no scenario of this "
                    + $"file{Spelling.DidYouMean(parent, declared)}"
                    + $"{Spelling.Declared([Scenario.BaseName, .. declared])}");
            }
        });
        return new ScenarioDeclaration("", fields.Get(Title), parents, fields.Get(Edits))
        {
            DrawsMaps = fields.Get(Maps),
        };
    }

    /// <summary>The way from a scenario over its parents back to itself; null where there is none.</summary>
    static List<string>? Cycle(string start, IReadOnlyList<Named<ScenarioDeclaration>> all)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        return From(start, [start]);

        List<string>? From(string name, List<string> way)
        {
            foreach (var parent in all.FirstOrDefault(one => one.Name == name)?.Value.Parents ?? [])
            {
                if (parent == start) return [.. way, parent];
                if (seen.Add(parent) && From(parent, [.. way, parent]) is { } cycle) return cycle;
            }

            return null;
        }
    }
}
