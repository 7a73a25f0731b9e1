"""Opens a project in QGIS without a screen; says as JSON what it found, draws its map and exports its layouts."""
import json
import os
import sys

os.environ["QT_QPA_PLATFORM"] = "offscreen"
from qgis.core import (
    QgsApplication, QgsLayoutExporter, QgsLayoutItemLegend, QgsLayoutItemMap, QgsLayoutItemScaleBar, QgsLayerTreeGroup,
    QgsMapRendererSequentialJob, QgsMapSettings, QgsProject)
from qgis.PyQt.QtCore import QSize
from qgis.PyQt.QtGui import QColor, QImage

path, pictures = sys.argv[1], sys.argv[2]
app = QgsApplication([], False)
app.initQgis()
messages = []


def hear(text="", tag="", level=0):
    """Keeps what QGIS warns of."""
    if level > 0:
        messages.append(f"{tag}: {text}")


app.messageLog().messageReceived.connect(hear)
project = QgsProject.instance()
opened = project.read(path)


def tree(group):
    """Names from the top down; groups with what they hold."""
    return [
        {"group": child.name(), "checked": child.itemVisibilityChecked(), "children": tree(child)}
        if isinstance(child, QgsLayerTreeGroup)
        else {"layer": child.name(), "checked": child.itemVisibilityChecked(), "found": child.layer() is not None}
        for child in group.children()]


def look(layer):
    """How a layer is drawn."""
    renderer = layer.renderer()
    found = {
        "id": layer.id(),
        "name": layer.name(),
        "source": layer.source(),
        "valid": layer.isValid(),
        "crs": layer.crs().authid(),
        "renderer": renderer.type(),
    }
    if hasattr(layer, "labelsEnabled"):
        found["labels"] = layer.labelsEnabled() and layer.labeling() is not None
        found["symbol"] = renderer.symbol().color().name() if renderer.type() == "singleSymbol" else ""
        found["titles"] = {field.name(): field.alias() for field in layer.fields()}
    elif renderer.type() == "singlebandpseudocolor":
        items = renderer.shader().rasterShaderFunction().colorRampItemList()
        found["entries"] = [[item.label, str(item.value), item.color.name()] for item in items]
    elif renderer.type() == "paletted":
        found["entries"] = [[item.label, str(item.value), item.color.name()] for item in renderer.classes()]
    return found


def colours(image):
    """Number of colours in a picture."""
    return len({image.pixel(x, y) for x in range(0, image.width(), 3) for y in range(0, image.height(), 3)})


def draw(layers, name):
    """Number of colours in the map of these layers."""
    settings = QgsMapSettings()
    settings.setLayers(layers)
    settings.setDestinationCrs(project.crs())
    settings.setOutputSize(QSize(900, 900))
    settings.setBackgroundColor(QColor("white"))
    settings.setExtent(project.viewSettings().defaultViewExtent())
    job = QgsMapRendererSequentialJob(settings)
    job.start()
    job.waitForFinished()
    messages.extend(f"render: {error.message}" for error in job.errors())
    image = job.renderedImage()
    image.save(os.path.join(pictures, name))
    return colours(image)


def layouts():
    """Each page: what stands on it, and the number of colours of its picture."""
    for number, layout in enumerate(project.layoutManager().printLayouts(), 1):
        page = layout.pageCollection().page(0).pageSize()
        items = [item for item in layout.items() if hasattr(item, "uuid")]
        frame = next(item for item in items if isinstance(item, QgsLayoutItemMap))
        legend = next(item for item in items if isinstance(item, QgsLayoutItemLegend))
        bar = next(item for item in items if isinstance(item, QgsLayoutItemScaleBar))
        picture = os.path.join(pictures, f"qgis-layout-{number}.png")
        settings = QgsLayoutExporter.ImageExportSettings()
        settings.dpi = 100
        settings.exportMetadata = False
        result = QgsLayoutExporter(layout).exportToImage(picture, settings)
        yield {
            "name": layout.name(),
            "page": [page.width(), page.height()],
            "items": sorted(item.id() for item in items if item.id()),
            "layers": [layer.name() for layer in frame.layers()],
            "scale": frame.scale(),
            "legend": [node.name() for node in legend.model().rootGroup().findLayers()],
            "bar": [bar.unitLabel(), bar.unitsPerSegment(), bar.numberOfSegments(), bar.linkedMap() is not None],
            "exported": result == QgsLayoutExporter.Success,
            "colours": colours(QImage(picture)),
        }


ticked = [node.layer() for node in project.layerTreeRoot().findLayers() if node.isVisible()]
rasters = [layer for layer in project.mapLayers().values() if not hasattr(layer, "labelsEnabled")]
print(json.dumps({
    "opened": opened,
    "error": project.error(),
    "title": project.title(),
    "crs": project.crs().authid(),
    "tree": tree(project.layerTreeRoot()),
    "layers": [look(layer) for layer in project.mapLayers().values()],
    "colours": draw(ticked, "qgis-project.png"),
    "rasters": {layer.name() + " " + layer.id(): draw([layer], f"qgis-raster-{layer.id()[:40]}.png") for layer in rasters},
    "layouts": list(layouts()),
    "messages": messages,
}))
sys.stdout.flush()
app.exitQgis()
