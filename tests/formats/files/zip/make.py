"""Writes the archives of this folder with Python's zipfile, from the Shapefiles beside it, and one with Info-ZIP 3.0.

    python3 make.py

Tests do not need it: its results are stored.
"""
import os, subprocess, zipfile

here = os.path.dirname(os.path.abspath(__file__))
shapefiles = os.path.join(here, "..", "shapefile")


class Named(zipfile.ZipInfo):
    """A name in the encoding of Chinese Windows, without the flag for UTF-8."""

    encoding = "gbk"

    def _encodeFilenameFlags(self):
        return self.filename.encode(self.encoding), self.flag_bits & ~0x800


class NamedUtf8(Named):
    encoding = "utf-8"


def write(name, entries, kind=zipfile.ZipInfo, method=zipfile.ZIP_DEFLATED):
    path = os.path.join(here, name)
    with zipfile.ZipFile(path, "w") as archive:
        for entry, data in entries:
            info = kind(entry, (2024, 2, 29, 12, 0, 0))
            info.compress_type = method
            archive.writestr(info, data)


def layer(name, folder="", stem=None):
    for file in sorted(os.listdir(os.path.join(shapefiles, name))):
        with open(os.path.join(shapefiles, name, file), "rb") as source:
            yield folder + (stem or name) + file[len(name):], source.read()


litter = [("__MACOSX/._a.shp", b"\0\5\x16\7"), (".DS_Store", b"x"), ("成果/Thumbs.db", b"x")]
# Two layers, one of them in a folder, names in GBK without a flag; what operating systems leave behind.
write("gbk-names.zip", [*litter, ("成果/", b""), *layer("gbk-undeclared", "成果/", "企业"), *layer("points-utf8", "成果/点位/", "居民点")], Named)
write("utf8-unflagged-names.zip", layer("points-utf8", "成果/", "居民点"), NamedUtf8)
write("utf8-flagged-names.zip", layer("points-utf8", "成果/", "居民点"))
write("stored.zip", layer("points-utf8"), method=zipfile.ZIP_STORED)
write("lzma.zip", [("a.txt", b"text"), ("b.txt", b"text")], method=zipfile.ZIP_LZMA)
subprocess.run(["zip", "-q", "-j", "-P", "secret", "encrypted.zip", __file__], cwd=here, check=True)
write("steps-up.zip", [("../../etc/a.geojson", b"{}"), ("/b.geojson", b"{}"), ("C:\\park\\c.geojson", b"{}"), ("..", b"x")])
write("zip-in-zip.zip", [("inner.zip", open(os.path.join(here, "stored.zip"), "rb").read()), ("a.geojson", b"{}")])
write("empty.zip", [])
