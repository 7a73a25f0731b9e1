"""QGIS without a screen, for the scripts of this folder: keeps what it warns of, draws maps, answers with one line of JSON."""
import json
import os
import sys

os.environ["QT_QPA_PLATFORM"] = "offscreen"
from qgis.core import QgsApplication, QgsMapRendererSequentialJob, QgsMapSettings
from qgis.PyQt.QtCore import QSize
from qgis.PyQt.QtGui import QColor

app = QgsApplication([], False)
app.initQgis()
messages = []


def hear(text="", tag="", level=0):
    """Keeps what QGIS warns of."""
    if level > 0:
        messages.append(f"{tag}: {text}")


app.messageLog().messageReceived.connect(hear)


def colours(image):
    """Number of colours in a picture."""
    return len({image.pixel(x, y) for x in range(0, image.width(), 3) for y in range(0, image.height(), 3)})


def draw(layers, crs, extent, path):
    """Number of colours in the map of these layers, which is left as a picture."""
    settings = QgsMapSettings()
    settings.setLayers(layers)
    settings.setDestinationCrs(crs)
    settings.setOutputSize(QSize(900, 900))
    settings.setBackgroundColor(QColor("white"))
    settings.setExtent(extent)
    job = QgsMapRendererSequentialJob(settings)
    job.start()
    job.waitForFinished()
    messages.extend(f"render: {error.message}" for error in job.errors())
    image = job.renderedImage()
    image.save(path)
    return colours(image)


def answer(found):
    """Says what was found, and ends QGIS."""
    print(json.dumps(found))
    sys.stdout.flush()
    app.exitQgis()
