namespace Calaisis.Raster.Geo.Vectors;

/// <summary>
/// The blocks burned last, up to so many bytes. Tiles that share a block, or look beyond their edge into the next one,
/// burn it once; readers that ask for a block being burned wait for it.
/// </summary>
sealed class BlockCache(long capacityBytes, Func<Block, BurnedBlock> burn)
{
    readonly Lock _gate = new();
    readonly Dictionary<Block, LinkedListNode<Entry>> _entries = [];
    readonly LinkedList<Entry> _latestFirst = [];
    long _bytes;

    /// <summary>Bytes held now; never more than the capacity once a reading is done.</summary>
    public long Bytes
    {
        get { lock (_gate) return _bytes; }
    }

    public BurnedBlock this[Block block]
    {
        get
        {
            var node = Find(block);
            try
            {
                var burned = node.Value.Burned.Value;
                Account(node);
                return burned;
            }
            catch
            {
                Forget(node);
                throw;
            }
        }
    }

    LinkedListNode<Entry> Find(Block block)
    {
        lock (_gate)
        {
            if (_entries.TryGetValue(block, out var node))
            {
                _latestFirst.Remove(node);
            }
            else
            {
                node = new LinkedListNode<Entry>(new Entry(block, new Lazy<BurnedBlock>(() => burn(block))));
                _entries.Add(block, node);
            }

            _latestFirst.AddFirst(node);
            return node;
        }
    }

    void Account(LinkedListNode<Entry> node)
    {
        lock (_gate)
        {
            if (node.Value.Counted || node.List is null) return;
            node.Value.Counted = true;
            _bytes += node.Value.Burned.Value.Bytes;
            for (var oldest = _latestFirst.Last; oldest is not null && _bytes > capacityBytes;)
            {
                var next = oldest.Previous;
                if (oldest.Value.Counted) Remove(oldest);
                oldest = next;
            }
        }
    }

    // A failure is not kept: the next reader tries again and gets its own exception.
    void Forget(LinkedListNode<Entry> node)
    {
        lock (_gate)
        {
            if (node.List is not null) Remove(node);
        }
    }

    void Remove(LinkedListNode<Entry> node)
    {
        _latestFirst.Remove(node);
        _entries.Remove(node.Value.Block);
        if (node.Value.Counted) _bytes -= node.Value.Burned.Value.Bytes;
    }

    sealed class Entry(Block block, Lazy<BurnedBlock> burned)
    {
        public Block Block { get; } = block;

        public Lazy<BurnedBlock> Burned { get; } = burned;

        public bool Counted { get; set; }
    }
}
