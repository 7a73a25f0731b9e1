"""Opens the layers of a GeoPackage in QGIS without a screen; says as JSON what it found, and draws them."""
import sys

from session import answer, draw, messages
from qgis.core import QgsProject, QgsVectorLayer

package, picture, names = sys.argv[1], sys.argv[2], sys.argv[3:]


def entries(renderer):
    """Label and symbol of each entry, as the legend shows them."""
    if renderer.type() == "singleSymbol":
        return [["", renderer.symbol().color().name()]]
    items = renderer.categories() if renderer.type() == "categorizedSymbol" else renderer.ranges()
    return [[item.label(), item.symbol().color().name()] for item in items]


found = []
layers = []
for name in names:
    layer = QgsVectorLayer(f"{package}|layername={name}", name, "ogr")
    QgsProject.instance().addMapLayer(layer)
    renderer = layer.renderer()
    found.append({
        "name": name,
        "valid": layer.isValid(),
        "crs": layer.crs().authid(),
        "features": layer.featureCount(),
        "broken": sum(1 for feature in layer.getFeatures() if feature.hasGeometry() and not feature.geometry().isGeosValid()),
        "renderer": renderer.type() if renderer else "",
        "entries": entries(renderer) if renderer else [],
        "titles": {field.name(): field.alias() for field in layer.fields()},
    })
    layers.insert(0, layer)

extent = layers[0].extent()
for layer in layers[1:]:
    if layer.featureCount() > 0:
        extent.combineExtentWith(layer.extent())
# Layers without a feature have no place to draw.
colours = 0 if extent.isEmpty() else draw(layers, layers[0].crs(), extent.buffered(extent.width() / 20), picture)
answer({"layers": found, "colours": colours, "messages": messages})
