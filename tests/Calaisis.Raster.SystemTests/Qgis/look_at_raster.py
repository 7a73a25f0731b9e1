"""Opens a raster in QGIS without a screen with a style beside it; says as JSON how it is drawn."""
import sys

from session import answer
from qgis.core import QgsRasterLayer

layer = QgsRasterLayer(sys.argv[1], "raster", "gdal")
message, loaded = layer.loadNamedStyle(sys.argv[2])
renderer = layer.renderer()
if renderer.type() == "paletted":
    entries = [[item.label, item.value, item.color.name()] for item in renderer.classes()]
else:
    ramp = renderer.shader().rasterShaderFunction()
    entries = [[item.label, item.value, item.color.name()] for item in ramp.colorRampItemList()]
answer({"loaded": loaded, "message": message, "renderer": renderer.type(), "entries": entries})
