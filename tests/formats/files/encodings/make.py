"""Writes code-pages.json: the characters of the bytes 0x80 to 0xff in code pages, as Python's codecs have them.

    python3 make.py            (Python 3.11)

Tests do not need it: its result is stored. Each text has 128 characters, U+FFFD where a page has none.
"""
import json
import sys
from pathlib import Path

PAGES = {f"ibm{number}": f"cp{number}" for number in (437, 737, 775, 850, 852, 855, 857, 858, 860, 861, 862, 863, 865, 869)}
PAGES |= {"x-mac-ce": "mac_latin2", "x-mac-greek": "mac_greek"}
pages = {label: "".join(bytes([byte]).decode(codec, "replace") for byte in range(0x80, 0x100)) for label, codec in PAGES.items()}
answers = {"source": f"Python {sys.version.split()[0]}, bytes.decode", "pages": pages}
Path(__file__).with_name("code-pages.json").write_text(json.dumps(answers, indent=1) + "\n", encoding="utf-8")
