"""Opens the layers of a GeoPackage in QGIS without a screen; says as JSON what it found, and draws them."""
import json
import os
import sys

os.environ["QT_QPA_PLATFORM"] = "offscreen"
from qgis.core import QgsApplication, QgsMapRendererSequentialJob, QgsMapSettings, QgsProject, QgsVectorLayer
from qgis.PyQt.QtCore import QSize
from qgis.PyQt.QtGui import QColor

package, picture, names = sys.argv[1], sys.argv[2], sys.argv[3:]
app = QgsApplication([], False)
app.initQgis()
messages = []


def hear(text="", tag="", level=0):
    """Keeps what QGIS warns of."""
    if level > 0:
        messages.append(f"{tag}: {text}")


app.messageLog().messageReceived.connect(hear)


def entries(renderer):
    """Label and symbol of each entry, as the legend shows them."""
    if renderer.type() == "singleSymbol":
        return [["", renderer.symbol().color().name()]]
    items = renderer.categories() if renderer.type() == "categorizedSymbol" else renderer.ranges()
    return [[item.label(), item.symbol().color().name()] for item in items]


def draw(layers, path):
    """Number of colours in the picture."""
    settings = QgsMapSettings()
    settings.setLayers(layers)
    settings.setDestinationCrs(layers[0].crs())
    settings.setOutputSize(QSize(900, 900))
    settings.setBackgroundColor(QColor("white"))
    extent = layers[0].extent()
    for layer in layers[1:]:
        if layer.featureCount() > 0:
            extent.combineExtentWith(layer.extent())
    settings.setExtent(extent.buffered(extent.width() / 20))
    job = QgsMapRendererSequentialJob(settings)
    job.start()
    job.waitForFinished()
    image = job.renderedImage()
    image.save(path)
    return len({image.pixel(x, y) for x in range(0, 900, 3) for y in range(0, 900, 3)})


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

colours = draw(layers, picture)
print(json.dumps({"layers": found, "colours": colours, "messages": messages}))
sys.stdout.flush()
app.exitQgis()
