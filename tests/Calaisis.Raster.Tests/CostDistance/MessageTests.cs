using Calaisis.Raster.CostDistance;
using Calaisis.Raster.CostDistance.Messages;
using Calaisis.Raster.Grids;
using Xunit;

namespace Calaisis.Raster.Tests.CostDistance;

public sealed class MessageTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Late_repeated_and_shuffled_messages_do_not_change_a_bit(int workers)
    {
        for (var number = 0; number < 40; number++)
        {
            var question = Landscapes.Make(number, longest: 50);
            var settings = Questions.Settings(question) with { TileCells = 8, Workers = workers };
            var road = new BadRoad(number);
            using var surface = CostDistanceSolver.Solve(
                Questions.Resistance(question),
                Questions.Sources(question),
                new Shape(question.Rows, question.Cols),
                settings,
                (inboxes, schedule) => road.To(new DirectRoute(inboxes, schedule)), null,
                TestContext.Current.CancellationToken);
            var costs = new double[question.Resistance.Length];
            surface.Read(surface.Shape.Whole, costs);
            Questions.AssertSame(NaiveSearch.Costs(question), costs, $"landscape {number}");
        }
    }

    [Fact]
    public void The_bad_road_is_really_bad()
    {
        var road = new BadRoad(1);
        var question = Landscapes.Make(8, 150);
        using var surface = CostDistanceSolver.Solve(
            Questions.Resistance(question), Questions.Sources(question), new Shape(question.Rows, question.Cols),
            Questions.Settings(question) with { TileCells = 8 },
            (inboxes, schedule) => road.To(new DirectRoute(inboxes, schedule)),
            null,
            TestContext.Current.CancellationToken);
        Assert.True(road.Repeated > 10);
        Assert.True(road.Overtaken > 10);
    }

    /// <summary>Keeps messages back, delivers them in any order, some twice, some again much later.</summary>
    sealed class BadRoad(int seed) : IBorderRoute
    {
        readonly Random _random = new(seed);
        readonly List<BorderMessage> _underWay = [];
        readonly List<BorderMessage> _old = [];
        readonly Lock _gate = new();
        IBorderRoute? _good;

        public int Repeated { get; set; }

        public int Overtaken { get; set; }

        public BadRoad To(IBorderRoute good)
        {
            _good = good;
            return this;
        }

        public void Send(in BorderMessage message)
        {
            lock (_gate)
            {
                // The strip is the sender's again after the call.
                _underWay.Add(message with { Strip = message.Strip.ToArray() });
                while (_underWay.Count > 5) DeliverOne();
            }
        }

        public bool Flush()
        {
            lock (_gate)
            {
                if (_underWay.Count == 0) return false;
                while (_underWay.Count > 0) DeliverOne();
                return true;
            }
        }

        void DeliverOne()
        {
            var index = _random.Next(_underWay.Count);
            if (index > 0) Overtaken++;
            var message = _underWay[index];
            _underWay.RemoveAt(index);
            _good!.Send(message);
            if (_random.Next(3) == 0) _old.Add(message);
            if (_old.Count == 0 || _random.Next(3) != 0) return;
            Repeated++;
            _good.Send(_old[_random.Next(_old.Count)]);
        }
    }
}
