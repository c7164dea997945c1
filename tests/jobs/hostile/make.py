"""Writes hostile packages from sealed.zip, which tests/jobs/seal.test.ts holds equal to what Sizhi writes.

    python3 make.py

Tests do not need it: its results are stored. `manifest_of` is Python's own word on sizes and hashes.
"""
import hashlib, io, json, os, struct, zipfile, zlib

here = os.path.dirname(os.path.abspath(__file__))
with zipfile.ZipFile(os.path.join(here, "sealed.zip")) as archive:
    GOOD = {info.filename: archive.read(info) for info in archive.infolist()}


def manifest_of(files):
    """The manifest with the sizes and hashes of these files, as hashlib has them."""
    made = json.loads(GOOD["manifest.json"])
    made["files"] = [
        {"name": name, "bytes": len(data), "sha256": hashlib.sha256(data).hexdigest()}
        for name, data in files.items()
        if name != "manifest.json"
    ]
    layers = [layer["file"] for layer in json.loads(GOOD["park/park.json"])["layers"]]
    data = {name: files["park/" + name] for name in ["park.json", *layers] if "park/" + name in files}
    lines = "".join(f"{hashlib.sha256(data[name]).hexdigest()}  {name}\n" for name in sorted(data))
    made["data_sha256"] = hashlib.sha256(lines.encode()).hexdigest()
    return written(made)


def written(made):
    return (json.dumps(made, indent=2, ensure_ascii=False) + "\n").encode()


def info_of(name, mode=0o100644):
    info = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
    info.create_system = 3
    info.external_attr = mode << 16
    info.compress_type = zipfile.ZIP_DEFLATED
    return info


def pack(files, extra=()):
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, data in [*files.items(), *[(name, data) for name, data, *_ in extra]]:
            archive.writestr(info_of(name), data)
    return buffer.getvalue()


def save(name, data):
    with open(os.path.join(here, name + ".zip"), "wb") as out:
        out.write(data)


def edited(**changes):
    files = dict(GOOD)
    for name, data in changes.items():
        files[name] = data
    return files


def with_manifest(change):
    made = json.loads(GOOD["manifest.json"])
    change(made)
    return pack({**GOOD, "manifest.json": written(made)})


def sealed_again(files):
    return {**files, "manifest.json": manifest_of(files)}


# The control: what Python packs of the same files.
assert manifest_of(GOOD) == GOOD["manifest.json"], "hashlib says otherwise"
save("as-python-packs-it", pack(GOOD))

# What was changed, and says so.
layer = next(name for name in GOOD if name.startswith("park/") and name.endswith(".geojson") and "protection" in name)
findings = json.loads(GOOD["findings.json"])
save("data-changed", pack({**GOOD, layer: GOOD[layer].replace(b'"persons":3', b'"persons":0')}))
assert GOOD[layer] != GOOD[layer].replace(b'"persons":3', b'"persons":0')
save("file-missing", pack({name: data for name, data in GOOD.items() if name != layer}))
save("file-added", pack({**GOOD, "park/evidence/letter.pdf": b"%PDF"}))
save("script-added", pack({**GOOD, "park/<img src=x onerror=alert(1)>.txt": b"x"}))

# Forged together with their hashes.
save("findings-forged", pack(sealed_again({**GOOD, "findings.json": written({**findings, "findings": []})})))
softened = json.loads(GOOD["findings.json"])
softened["findings"][0]["severity"] = "notice"
save("finding-softened", pack(sealed_again({**GOOD, "findings.json": written(softened)})))
save("data-forged", pack(sealed_again({**GOOD, layer: GOOD[layer].replace(b'"persons":3', b'"persons":30')})))
other = sealed_again({**GOOD, "findings.json": written({**findings, "findings": []})})
made = json.loads(other["manifest.json"])
made["rules"]["resident-inside-boundary"] += 1
save("findings-of-other-rules", pack({**other, "manifest.json": written(made)}))
save("findings-not-json", pack(sealed_again({**GOOD, "findings.json": b"nothing found\n"})))
save("data-hash-forged", with_manifest(lambda made: made.update(data_sha256="0" * 64)))

# A manifest that Sizhi cannot have written.
save("manifest-extra-key", with_manifest(lambda made: made.update(approved=True)))
save("manifest-prototype", pack({**GOOD, "manifest.json": GOOD["manifest.json"].replace(b'{\n  "format"', b'{\n  "__proto__": {"verdict": "unchanged"},\n  "format"', 1)}))
save("manifest-key-twice", pack({**GOOD, "manifest.json": GOOD["manifest.json"].replace(b'  "by"', b'  "by": "x",\n  "by"', 1)}))
save("manifest-not-json", pack({**GOOD, "manifest.json": b"<html>"}))
save("manifest-list", pack({**GOOD, "manifest.json": b"[]"}))
save("manifest-bad-hash", with_manifest(lambda made: made["files"][0].update(sha256="../" + "0" * 61)))
save("manifest-negative-size", with_manifest(lambda made: made["files"][0].update(bytes=-1)))
save("manifest-file-twice", with_manifest(lambda made: made["files"].append(made["files"][0])))
save("manifest-lists-itself", with_manifest(lambda made: made["files"].append({"name": "manifest.json", "bytes": 1, "sha256": "0" * 64})))
save("manifest-newer", with_manifest(lambda made: made.update(version=2)))
save("manifest-100-megabytes", pack({**GOOD, "manifest.json": b"[" + b"0," * 50_000_000 + b"0]"}))
save("manifest-deep", pack({**GOOD, "manifest.json": b"[" * 1_000_000}))
save("manifest-missing", pack({name: data for name, data in GOOD.items() if name != "manifest.json"}))

# Names that are places.
for title, name in {
    "name-steps-up": "park/../../etc/passwd",
    "name-absolute": "/etc/passwd",
    "name-drive": "C:/park/a.txt",
    "name-backslash": "park\\a.txt",
    "name-control": "park/\u001b]0;hello\u0007.txt",
    "name-turned": "park/\u202etxt.exe",
}.items():
    save(title, pack({**GOOD, name: b"x"}))

# Two truths.
twice = io.BytesIO()
with zipfile.ZipFile(twice, "w") as archive:
    for name, data in GOOD.items():
        archive.writestr(info_of(name), data)
    import warnings
    warnings.simplefilter("ignore")
    archive.writestr(info_of("findings.json"), b"{}")
save("name-twice", twice.getvalue())
save("name-in-capitals", pack({**GOOD, "Findings.JSON": b"{}"}))


def patched(where, change):
    """The archive with one directory entry, or local header, of findings.json changed."""
    data = bytearray(pack(GOOD))
    mark = {"directory": b"PK\x01\x02", "local": b"PK\x03\x04"}[where]
    at = {"directory": 46, "local": 30}[where]
    start = -1
    while True:
        start = data.index(mark, start + 1)
        if data[start + at : start + at + 13] == b"findings.json":
            change(data, start)
            return bytes(data)


def local_name(data, at):
    data[at + 30 : at + 43] = b"findingz.json"


def put(offset, layout, value):
    return lambda data, at: struct.pack_into(layout, data, at + offset, value)


save("local-name-differs", patched("local", local_name))
save("local-size-differs", patched("local", put(22, "<I", 1)))
save("local-method-differs", patched("local", put(8, "<H", 0)))
save("checksum-wrong", patched("directory", put(16, "<I", 1)))
save("encrypted", patched("directory", put(8, "<H", 1)))
save("method-unknown", patched("directory", put(10, "<H", 99)))

link = io.BytesIO()
with zipfile.ZipFile(link, "w") as archive:
    for name, data in GOOD.items():
        archive.writestr(info_of(name), data)
    archive.writestr(info_of("park/link", 0o120777), b"/etc/passwd")
save("link", link.getvalue())

# Traps.
save("bomb-ratio", pack({**GOOD, "park/evidence/zeros.bin": bytes(200_000_000)}))
bomb = pack({**GOOD, "park/evidence/zeros.bin": bytes(1_000_000)})


def smaller(data):
    """Says of the bomb in directory and header that it has 1000 bytes."""
    data = bytearray(data)
    for mark, at, size in ((b"PK\x03\x04", 30, 22), (b"PK\x01\x02", 46, 24)):
        start = -1
        while (start := data.find(mark, start + 1)) >= 0:
            if data[start + at : start + at + 23] == b"park/evidence/zeros.bin":
                struct.pack_into("<I", data, start + size, 1000)
    return bytes(data)


save("bomb-says-less", smaller(bomb))
inner = pack({"zeros.bin": bytes(50_000_000)})
save("bomb-nested", pack({**GOOD, "park/evidence/inner.zip": inner}))
save("bomb-nested-listed", pack(sealed_again({**GOOD, "park/evidence/inner.zip": inner})))
many = bytearray(pack(GOOD))
struct.pack_into("<HH", many, len(many) - 14, 65000, 65000)
save("too-many-entries", bytes(many))
save("cut-off", pack(GOOD)[:-30])
save("cut-in-the-middle", pack(GOOD)[:600])
