using Calaisis.Raster.Grids;

namespace Calaisis.Raster.Comparison;

/// <summary>One tile of a <see cref="ChangePass"/>: what it read, what it found, what it counted.</summary>
sealed class ChangeTile(int cells, ChangeCounts counts)
{
    public const int BytesPerCell = (6 * sizeof(float)) + sizeof(int) + (6 * sizeof(byte));

    readonly float[] _before = new float[cells];
    readonly float[] _after = new float[cells];
    readonly float[] _resistance = new float[cells];
    readonly float[] _cost = new float[cells];
    readonly float[] _light = new float[cells];
    readonly float[] _zones = new float[cells];
    readonly int[] _labels = new int[cells];
    readonly byte[] _eased = new byte[cells];
    readonly byte[] _costs = new byte[cells];
    readonly byte[] _cores = new byte[cells];
    readonly byte[] _corridors = new byte[cells];
    readonly byte[] _litBefore = new byte[cells];
    readonly byte[] _litAfter = new byte[cells];

    Window _window;

    public ChangeCounts Counts => counts;

    int Count => (int)_window.CellCount;

    public ChangeTile For(Window window)
    {
        _window = window;
        return this;
    }

    public ChangeTile Compare(ScenarioRasters before, ScenarioRasters after, ChangeSettings settings)
    {
        counts.Clear();
        Read(before.Resistance, after.Resistance);
        Subtract(_resistance);
        for (var i = 0; i < Count; i++) _eased[i] = (byte)ResistanceCodeOf(_before[i], _after[i]);
        Read(before.Cost, after.Cost);
        Subtract(_cost);
        // Where nothing leads in both, nothing differs: NaN equals NaN here.
        for (var i = 0; i < Count; i++) _costs[i] = (byte)(_before[i].Equals(_after[i]) ? 0 : 1);
        Read(before.Habitats, after.Habitats);
        CompareCores(before.CoreCount, after.CoreCount);
        Read(before.Corridors, after.Corridors);
        for (var i = 0; i < Count; i++)
        {
            _corridors[i] = (byte)OutsideCores(
                CodeOf(!float.IsNaN(_before[i]), !float.IsNaN(_after[i])), (CellChangeCode)_cores[i]);
        }

        Read(before.Light, _light);
        Light(_before, settings.LightAbove, _litBefore);
        if (!ReferenceEquals(before.Light, after.Light)) Read(after.Light, _light);
        Light(_after, settings.LightAbove, _litAfter);
        Tally(settings);
        return this;
    }

    public void Write(ChangeSinks sinks, ChangedCells changed)
    {
        changed.Note(_window, _eased.AsSpan(0, Count));
        sinks.Resistance?.Write(_window, _resistance.AsSpan(0, Count));
        sinks.Cost?.Write(_window, _cost.AsSpan(0, Count));
        sinks.Corridors?.Write(_window, Labels(_corridors));
        sinks.Cores?.Write(_window, Labels(_cores));
    }

    void Read(ITileSource? before, ITileSource? after)
    {
        Read(before, _before);
        if (ReferenceEquals(before, after)) _before.AsSpan(0, Count).CopyTo(_after);
        else Read(after, _after);
    }

    void Read(ITileSource? source, float[] values)
    {
        if (source is null) values.AsSpan(0, Count).Fill(float.NaN);
        else source.Read(_window, values.AsSpan(0, Count));
    }

    /// <summary>NaN where either is none: a difference to what cannot be crossed is no number.</summary>
    void Subtract(float[] difference)
    {
        for (var i = 0; i < Count; i++)
        {
            var value = _after[i] - _before[i];
            difference[i] = float.IsFinite(value) ? value : float.NaN;
        }
    }

    /// <summary>
    /// Ways through a core area come and go with links that cross it: what is core area before or afterwards gains no
    /// corridor by that, and loses none.
    /// </summary>
    static CellChangeCode OutsideCores(CellChangeCode corridor, CellChangeCode core) =>
        core == CellChangeCode.None || corridor == CellChangeCode.Kept ? corridor : CellChangeCode.None;

    void CompareCores(int coresBefore, int coresAfter)
    {
        // Runs of one pair are counted together: patches are wide.
        for (var i = 0; i < Count;)
        {
            var (one, other) = (CoreOf(_before[i], coresBefore), CoreOf(_after[i], coresAfter));
            var start = i;
            var code = (byte)CodeOf(one > 0, other > 0);
            for (; i < Count && CoreOf(_before[i], coresBefore) == one && CoreOf(_after[i], coresAfter) == other; i++)
                _cores[i] = code;
            if (one > 0 && other > 0) counts.Cores.Add(one, other, i - start);
        }
    }

    /// <summary>
    /// How many thresholds the light of each corridor cell exceeds, plus one; 0 where there is no corridor.
    /// </summary>
    void Light(float[] corridor, IReadOnlyList<double> thresholds, byte[] levels)
    {
        for (var i = 0; i < Count; i++) levels[i] = (byte)(float.IsNaN(corridor[i]) ? 0 : 1);
        foreach (var threshold in thresholds)
        {
            for (var i = 0; i < Count; i++)
            {
                if (levels[i] > 0 && _light[i] > threshold) levels[i]++;
            }
        }
    }

    void Tally(ChangeSettings settings)
    {
        Tally(counts.Everywhere, 0, Count);
        if (settings.Territory is { } territory)
            Tally(territory.Cells, zone => float.IsNaN(zone) ? null : counts.Territory);
        for (var layer = 0; layer < settings.Zones.Count; layer++)
        {
            var zones = counts.Zones[layer];
            Tally(settings.Zones[layer].Cells, zone => zones[float.IsNaN(zone) ? 0 : (int)zone]);
        }
    }

    void Tally(ITileSource cells, Func<float, ChangeTally?> tallyOf)
    {
        Read(cells, _zones);
        // Zones are wide: their cells are counted run by run.
        for (int i = 0, end; i < Count; i = end)
        {
            var zone = _zones[i];
            for (end = i + 1; end < Count && _zones[end].Equals(zone); end++) { }
            if (tallyOf(zone) is { } tally) Tally(tally, i, end);
        }
    }

    void Tally(ChangeTally tally, int start, int end)
    {
        Tally(tally.Resistance, _eased.AsSpan(start, end - start), 0);
        Tally(tally.Cost, _costs.AsSpan(start, end - start), 0);
        TallyInside(tally, start, end);
        Tally(tally.Cores, _cores.AsSpan(start, end - start), 0);
        Tally(tally.Corridors, _corridors.AsSpan(start, end - start), 0);
        Tally(tally.LevelsBefore, _litBefore.AsSpan(start, end - start), 1);
        Tally(tally.LevelsAfter, _litAfter.AsSpan(start, end - start), 1);
        TallyKept(tally, start, end);
    }

    /// <summary>
    /// Changed resistance inside core areas and corridors; what did not change is skipped run by run.
    /// </summary>
    void TallyInside(ChangeTally tally, int start, int end)
    {
        for (var i = start; i < end; i++)
        {
            var next = _eased.AsSpan(i, end - i).IndexOfAnyExcept((byte)0);
            if (next < 0) return;
            for (i += next; i < end && _eased[i] != 0; i++)
            {
                if (_cores[i] != 0) tally.ResistanceInCores[_eased[i]]++;
                if ((_litBefore[i] | _litAfter[i]) != 0) tally.ResistanceInCorridors[_eased[i]]++;
            }
        }
    }

    /// <summary>Light where there is corridor in both; corridors are few, so runs without are skipped.</summary>
    void TallyKept(ChangeTally tally, int start, int end)
    {
        const byte Kept = (byte)CellChangeCode.Kept;
        for (var i = start; i < end; i++)
        {
            var next = _corridors.AsSpan(i, end - i).IndexOf(Kept);
            if (next < 0) return;
            for (i += next; i < end && _corridors[i] == Kept; i++)
            {
                tally.KeptLevelsBefore[_litBefore[i] - 1]++;
                tally.KeptLevelsAfter[_litAfter[i] - 1]++;
            }
        }
    }

    /// <summary>Counts codes from a lowest one on; cells with the same code follow one another.</summary>
    static void Tally(long[] numbers, ReadOnlySpan<byte> codes, int from)
    {
        while (codes.Length > 0)
        {
            var code = codes[0];
            var run = codes.IndexOfAnyExcept(code);
            if (run < 0) run = codes.Length;
            if (code >= from) numbers[code - from] += run;
            codes = codes[run..];
        }
    }

    static int CoreOf(float label, int cores) => label >= 1 && label <= cores ? (int)label : 0;

    static CellChangeCode CodeOf(bool before, bool after) => (before, after) switch
    {
        (true, true) => CellChangeCode.Kept,
        (true, false) => CellChangeCode.Lost,
        (false, true) => CellChangeCode.Gained,
        _ => CellChangeCode.None,
    };

    static ResistanceChangeCode ResistanceCodeOf(float before, float after) => (
        float.IsFinite(before), float.IsFinite(after)) switch
    {
        (true, true) when !WorthTelling.Is(before, after) => ResistanceChangeCode.None,
        (true, true) => after < before ? ResistanceChangeCode.Eased : ResistanceChangeCode.Hardened,
        (false, true) => ResistanceChangeCode.Opened,
        (true, false) => ResistanceChangeCode.Closed,
        _ => ResistanceChangeCode.None,
    };

    /// <summary>Change rasters say nothing where nothing is.</summary>
    Span<int> Labels(byte[] codes)
    {
        for (var i = 0; i < Count; i++) _labels[i] = codes[i] == (int)CellChangeCode.None ? int.MinValue : codes[i];
        return _labels.AsSpan(0, Count);
    }
}
