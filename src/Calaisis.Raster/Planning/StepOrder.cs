namespace Calaisis.Raster.Planning;

/// <summary>Puts steps in an order in which each comes after all whose results it reads.</summary>
public static class StepOrder
{
    /// <summary>The given order wherever that is possible.</summary>
    /// <exception cref="ArgumentException">
    /// Two steps have one id or show one file, a step reads what none makes, or steps wait for each other: whoever made
    /// them is at fault, not a user.
    /// </exception>
    public static IReadOnlyList<Step> Sort(IReadOnlyList<Step> steps)
    {
        ArgumentNullException.ThrowIfNull(steps);
        var indexOf = Index(steps);
        RequireOneMaker(steps);
        var readers = steps.Select(_ => new List<int>()).ToList();
        var missing = new int[steps.Count];
        for (var i = 0; i < steps.Count; i++)
        {
            foreach (var input in steps[i].Inputs.OfType<StepResult>())
            {
                readers[MakerOf(steps, indexOf, steps[i], input)].Add(i);
                missing[i]++;
            }
        }

        var ready = new PriorityQueue<int, int>(
            Enumerable.Range(0, steps.Count).Where(i => missing[i] == 0).Select(i => (i, i)));
        var sorted = new List<Step>(steps.Count);
        while (ready.TryDequeue(out var next, out _))
        {
            sorted.Add(steps[next]);
            foreach (var reader in readers[next].Where(reader => --missing[reader] == 0)) ready.Enqueue(reader, reader);
        }

        if (sorted.Count == steps.Count) return sorted;
        var waiting = steps.Where((_, i) => missing[i] > 0).Select(step => step.Id);
        throw new ArgumentException($"these steps wait for each other: {string.Join(", ", waiting)}");
    }

    static Dictionary<string, int> Index(IReadOnlyList<Step> steps)
    {
        var indexOf = new Dictionary<string, int>(steps.Count, StringComparer.Ordinal);
        for (var i = 0; i < steps.Count; i++)
        {
            if (!indexOf.TryAdd(steps[i].Id, i)) throw new ArgumentException($"two steps are called '{steps[i].Id}'");
            var roles = steps[i].Inputs.Select(input => input.Role).ToList();
            if (roles.Distinct(StringComparer.Ordinal).Count() < roles.Count)
            {
                throw new ArgumentException(
                    $"step '{steps[i].Id}' reads two things as one: {string.Join(", ", roles)}");
            }
        }

        return indexOf;
    }

    static void RequireOneMaker(IReadOnlyList<Step> steps)
    {
        var makers = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var step in steps)
        {
            foreach (var place in step.Outputs.Select(step.PlaceOf).OfType<string>())
            {
                if (!makers.TryAdd(place, step.Id))
                    throw new ArgumentException($"'{place}' is made by two steps, '{makers[place]}' and '{step.Id}'");
            }
        }
    }

    static int MakerOf(IReadOnlyList<Step> steps, Dictionary<string, int> indexOf, Step reader, StepResult input)
    {
        if (!indexOf.TryGetValue(input.Step, out var maker) || !steps[maker].Outputs.Contains(input.Output))
        {
            throw new ArgumentException(
                $"step '{reader.Id}' reads '{input.Output}' of '{input.Step}', which no step makes");
        }

        return maker;
    }
}
