#!/usr/bin/env python3
"""Makes the fonts in this folder from Noto CJK (Debian: fonts-noto-cjk; PyPI: fonttools).

    python3 subset.py FOLDER_WITH_THE_TTC_FILES

They hold what GB 2312 has (6,763 Han characters, punctuation, Latin, Greek, kana) and Latin-1 with its extension, without
hinting and layout tables, which a picture does not need. The names say that they were changed, as the Open Font License asks.
"""

import subprocess
import sys
from pathlib import Path

from fontTools.ttLib import TTFont

HERE = Path(__file__).parent
# The Simplified Chinese font of each collection.
CUTS = {
    "sans-regular": ("NotoSansCJK-Regular.ttc", "Casebook Sans", "Regular"),
    "sans-bold": ("NotoSansCJK-Bold.ttc", "Casebook Sans", "Bold"),
    "serif-bold": ("NotoSerifCJK-Bold.ttc", "Casebook Serif", "Bold"),
}
COLLECTION_SC = 2


def characters() -> str:
    found = {chr(c) for c in [*range(0x20, 0x7F), *range(0xA0, 0x180)]}
    for row in [*range(1, 10), *range(16, 88)]:
        for cell in range(1, 95):
            try:
                found.add(bytes((0xA0 + row, 0xA0 + cell)).decode("gb2312"))
            except UnicodeDecodeError:
                pass
    return "".join(sorted(found | set("–—‘’“”•…‹›€−≈≠≤≥↑→↓←·〔〕※〇")))


def main(folder: Path) -> None:
    for name, (collection, family, cut) in CUTS.items():
        out = HERE / f"{name}.otf"
        subprocess.run(
            ["pyftsubset", folder / collection, f"--font-number={COLLECTION_SC}", f"--text={characters()}",
             f"--output-file={out}", "--layout-features=", "--name-IDs=*", "--no-hinting", "--notdef-outline", "--desubroutinize",
             "--drop-tables+=vhea,vmtx,VORG,BASE,GSUB,GPOS"],
            check=True,
        )
        font = TTFont(out, recalcTimestamp=False)
        for record in list(font["name"].names):
            text = {1: family, 2: cut, 3: f"{family} {cut}, a subset of Noto CJK", 4: f"{family} {cut}",
                    6: f"{family.replace(' ', '')}-{cut}"}.get(record.nameID)
            if text is not None:
                font["name"].setName(text, record.nameID, record.platformID, record.platEncID, record.langID)
            elif record.nameID not in (0, 5, 13, 14):
                font["name"].removeNames(nameID=record.nameID)
        cff = font["CFF "].cff
        cff.fontNames[0] = f"{family.replace(' ', '')}-{cut}"
        font["OS/2"].usWeightClass = 700 if cut == "Bold" else 400
        font.save(out)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
