"""Opens a project in QGIS without a screen; says as JSON what it found, draws its map and exports its layouts."""
import os
import sys

from session import answer, colours, draw, messages
from qgis.core import (
    QgsLayoutExporter, QgsLayoutItemLegend, QgsLayoutItemMap, QgsLayoutItemScaleBar, QgsLayerTreeGroup, QgsProject)
from qgis.PyQt.QtGui import QImage

path, pictures = sys.argv[1], sys.argv[2]
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


def picture(layers, name):
    """Number of colours in the map of these layers, over the view that the project opens with."""
    return draw(layers, project.crs(), project.viewSettings().defaultViewExtent(), os.path.join(pictures, name))


def layouts():
    """Each page: what stands on it, and the number of colours of its picture."""
    for number, layout in enumerate(project.layoutManager().printLayouts(), 1):
        page = layout.pageCollection().page(0).pageSize()
        items = [item for item in layout.items() if hasattr(item, "uuid")]
        frame = next(item for item in items if isinstance(item, QgsLayoutItemMap))
        legend = next(item for item in items if isinstance(item, QgsLayoutItemLegend))
        bar = next(item for item in items if isinstance(item, QgsLayoutItemScaleBar))
        sheet = os.path.join(pictures, f"qgis-layout-{number}.png")
        settings = QgsLayoutExporter.ImageExportSettings()
        settings.dpi = 100
        settings.exportMetadata = False
        result = QgsLayoutExporter(layout).exportToImage(sheet, settings)
        yield {
            "name": layout.name(),
            "page": [page.width(), page.height()],
            "items": sorted(item.id() for item in items if item.id()),
            "layers": [layer.name() for layer in frame.layers()],
            "scale": frame.scale(),
            "legend": [node.name() for node in legend.model().rootGroup().findLayers()],
            "bar": [bar.unitLabel(), bar.unitsPerSegment(), bar.numberOfSegments(), bar.linkedMap() is not None],
            "exported": result == QgsLayoutExporter.Success,
            "colours": colours(QImage(sheet)),
        }


ticked = [node.layer() for node in project.layerTreeRoot().findLayers() if node.isVisible()]
rasters = [layer for layer in project.mapLayers().values() if not hasattr(layer, "labelsEnabled")]
answer({
    "opened": opened,
    "error": project.error(),
    "title": project.title(),
    "crs": project.crs().authid(),
    "tree": tree(project.layerTreeRoot()),
    "layers": [look(layer) for layer in project.mapLayers().values()],
    "colours": picture(ticked, "qgis-project.png"),
    "rasters": {layer.name() + " " + layer.id(): picture([layer], f"qgis-raster-{layer.id()[:40]}.png") for layer in rasters},
    "layouts": list(layouts()),
    "messages": messages,
})
