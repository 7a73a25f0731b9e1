"""Opens a raster in QGIS without a screen with a style beside it; says as JSON how it is drawn."""
import json
import os
import sys

os.environ["QT_QPA_PLATFORM"] = "offscreen"
from qgis.core import QgsApplication, QgsRasterLayer

app = QgsApplication([], False)
app.initQgis()
layer = QgsRasterLayer(sys.argv[1], "raster", "gdal")
message, loaded = layer.loadNamedStyle(sys.argv[2])
renderer = layer.renderer()
if renderer.type() == "paletted":
    entries = [[item.label, item.value, item.color.name()] for item in renderer.classes()]
else:
    ramp = renderer.shader().rasterShaderFunction()
    entries = [[item.label, item.value, item.color.name()] for item in ramp.colorRampItemList()]
print(json.dumps({"loaded": loaded, "message": message, "renderer": renderer.type(), "entries": entries}))
sys.stdout.flush()
app.exitQgis()
