"""Writes qr.json: QR codes of some texts, made by the independent `qrcode` package with the mask that package would choose.

Each case: the text, and the modules as rows of 0 and 1. Run with the Python of the test tools.
"""

import json
import pathlib

import qrcode
from qrcode.util import MODE_8BIT_BYTE, QRData

LINK = "https://example.org/guide/tools/timeline-court.html#start=2026-11-23&paper=complaint&procedure=ordinary&trial=2027-03-01"
M, L = qrcode.constants.ERROR_CORRECT_M, qrcode.constants.ERROR_CORRECT_L
# Bytes that a version holds at level M, byte mode; above the last one level L is used.
HOLDS = {M: [14, 26, 42, 62, 84, 106, 122, 152, 180, 213], L: [17, 32, 53, 78, 106, 134, 154, 192, 230, 271]}


def choose(length):
    for level in (M, L):
        for version, most in enumerate(HOLDS[level], 1):
            if length <= most:
                return version, level
    raise ValueError(length)


def rows(text, version, level):
    for mask in range(8):
        code = qrcode.QRCode(version=version, error_correction=level, border=0, mask_pattern=mask)
        code.add_data(QRData(text.encode(), mode=MODE_8BIT_BYTE, check_data=False))
        code.make(fit=False)
        grid = ["".join("01"[bool(cell)] for cell in row) for row in code.get_matrix()]
        yield grid


texts = ["a", "中文，测试#协商=1", LINK]
for level in (M, L):
    for most in HOLDS[level]:
        texts.append((LINK + "&" + "0123456789" * 30)[:most])
cases = []
for text in sorted(set(texts), key=lambda each: (len(each.encode()), each)):
    version, level = choose(len(text.encode()))
    cases.append({"text": text, "masks": ["".join(grid) for grid in rows(text, version, level)]})
target = pathlib.Path(__file__).with_name("qr.json")


def packed(bits):
    return format(int("1" + bits, 2), "x")


target.write_text(
    "[\n" + ",\n".join(json.dumps({"text": c["text"], "masks": [packed(m) for m in c["masks"]]}, ensure_ascii=False) for c in cases) + "\n]\n"
)
