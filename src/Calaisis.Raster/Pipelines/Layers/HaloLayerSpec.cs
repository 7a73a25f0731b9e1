using Calaisis.Raster.Parameters;
using Calaisis.Raster.Sources;

namespace Calaisis.Raster.Pipelines.Layers;

/// <summary><c>halo</c>: light scattered around its sources, then through a curve to resistance.</summary>
static class HaloLayerSpec
{
    static readonly NumberSpec Positive = new() { Above = 0 };

    static readonly Key<double> Radius = Key<double>.Required(
        "radius", Positive, "How far the light is scattered, in metres", "10000");

    static readonly Key<double> Core = Key<double>.WithDefault(
        "core", Positive, 500, "d0: the distance in metres within which the kernel is nearly flat", "500");

    static readonly Key<double> Alpha = Key<double>.WithDefault(
        "alpha", Positive, 2.5, "How fast the light falls off: K(d) = (d^2 + d0^2)^(-alpha/2)", "2.5");

    public static readonly Key<HaloKernel> Halo = Key<HaloKernel>.Required(
        "halo",
        new RecordSpec<HaloKernel>(
            "halo kernel",
            "How light spreads around its source; the kernel sums to 1, so the total of light stays",
            [Radius, Core, Alpha],
            f => new HaloKernel(f.Get(Radius), f.Get(Core), f.Get(Alpha))),
        "How the light is scattered, at its own resolution",
        "{ radius: 10000, core: 500, alpha: 2.5 }");

    public static RecordSpec<LayerDeclaration> Spec { get; } = new(
        "halo layer",
        "Light scattered by a kernel at its own resolution, then turned into resistance by a curve",
        LayerKeys.With(
            Halo, LayerKeys.Source, CurveLayerSpec.Curve, CurveLayerSpec.Range, CurveLayerSpec.Gamma,
            CurveLayerSpec.Background, CurveLayerSpec.BarrierFrom),
        fields =>
        {
            var kernel = fields.Get(Halo);
            var source = fields.Get(LayerKeys.Source);
            var scattered = new ScatteredSource(NameOf(source, kernel), source, kernel);
            var layer = CurveLayerSpec.Build(fields, scattered.Name);
            return LayerKeys.Declare(
                fields, "halo", [LayerKeys.Use(fields, LayerKeys.Source, Holding.RasterValues)], layer) with
            {
                Scattered = scattered,
            };
        });

    /// <summary>Equal kernels on one source share one scattered source.</summary>
    static string NameOf(string source, HaloKernel kernel) => FormattableString.Invariant(
        $"{source} scattered over {kernel.RadiusMetres} m (core {kernel.CoreMetres} m, alpha {kernel.Alpha})");
}
