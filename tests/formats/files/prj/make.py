"""Writes codes.json.gz: coordinate systems by code in the three spellings that GDAL and PROJ write.

    python3 make.py            (GDAL 3.6.2 with PROJ 9.1.1, package python3-gdal)

Tests do not need it: its result is stored.
"""
import gzip, json, os
from osgeo import gdal, osr

osr.UseExceptions()
CGCS2000 = range(4491, 4555)
XIAN80 = range(2327, 2391)
BEIJING54 = [*range(2401, 2443), *range(21413, 21424), *range(21453, 21464)]
OTHERS = [4490, 4326, 4610, 4214, 3857, 32643, 32649, 32653, 32749]

systems = {}
for code in [*CGCS2000, *XIAN80, *BEIJING54, *OTHERS]:
    system = osr.SpatialReference()
    system.ImportFromEPSG(code)
    systems[f"EPSG:{code}"] = {
        name: system.ExportToWkt([f"FORMAT={form}"])
        for name, form in (("esri", "WKT1_ESRI"), ("ogc", "WKT1_GDAL"), ("wkt2", "WKT2_2019"))
    }
text = json.dumps({"source": f"GDAL {gdal.__version__}, ExportToWkt", "systems": systems}, ensure_ascii=False)
with open(os.path.join(os.path.dirname(os.path.abspath(__file__)), "codes.json.gz"), "wb") as file:
    file.write(gzip.compress(text.encode(), mtime=0))
