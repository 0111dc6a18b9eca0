#!/usr/bin/python3
"""Cut the application's fonts out of Noto Sans CJK SC.

Usage: subset.py (regular|common|bold) CJK.ttc SYMBOLS2.ttf MATH.ttf UNIHAN_OTHER_MAPPINGS.bz2 OUT.ttf|OUT.otf

Regular holds every ideograph of the source. Bold, for headings and ticket numbers, holds
GB 2312 and the 8,105 characters of the national standard list, a quarter of them. Common
has the characters of Bold in the weight of Regular: nearly every screen needs no others.

What happens to the font, and why:
  * only the face "Noto Sans CJK SC" is taken: Fyne cannot load a collection (.ttc);
  * OUT.otf keeps the source's cubic (CFF) outlines and is for screens: the window library
    reads each glyph of CFF when it draws it, but unpacks every glyph of TrueType before the
    first; in OUT.ttf they become quadratic (TrueType) ones: PDF libraries reject CFF;
  * hinting, layout features and vertical metrics go: the program draws one line of
    horizontal text at a time, and screen, paper and PDF then have equal widths;
  * some fifty signs that Noto Sans CJK lacks (a heavy check mark, a ballot box ...)
    come from Noto Sans Symbols 2 and Noto Sans Math, which share its licence and its
    1000 units per em, so that no sign on screen depends on a system font.

The output depends on the input files alone: no time stamp is written.
"""

import bz2
import sys

from fontTools import subset
from fontTools.pens.cu2quPen import Cu2QuPen
from fontTools.pens.recordingPen import DecomposingRecordingPen
from fontTools.pens.reverseContourPen import ReverseContourPen
from fontTools.pens.t2CharStringPen import T2CharStringPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont, newTable

SIMPLIFIED_CHINESE = 2  # index of the SC face in the collection; 0 is Japanese
MAX_ERROR = 1.0  # of 1000 units per em, allowed between a cubic curve and its quadratics

# Everything that is not an ideograph; taken as far as the font has it.
SIGNS = [
    (0x0020, 0x007E),  # Basic Latin
    (0x00A0, 0x024F),  # Latin-1, Latin Extended-A and -B (pinyin tones)
    (0x02B0, 0x02FF),  # spacing modifiers (bopomofo tones)
    (0x0370, 0x03FF),  # Greek
    (0x0400, 0x045F),  # Cyrillic
    (0x1E00, 0x1EFF),  # Latin Extended Additional
    (0x2000, 0x206F),  # general punctuation
    (0x2070, 0x20CF),  # super- and subscripts, currency
    (0x2100, 0x23FF),  # letter-like, number forms, arrows, mathematics, technical
    (0x2460, 0x27BF),  # circled numbers, boxes, blocks, geometric shapes, signs, dingbats
    (0x2900, 0x2BFF),  # further arrows and mathematics
    (0x2E80, 0x2FFF),  # radicals, ideographic description
    (0x3000, 0x312F),  # CJK punctuation, 〓, kana, bopomofo
    (0x31A0, 0x33FF),  # bopomofo extended, strokes, enclosed and squared characters
    (0xFE10, 0xFE4F),  # vertical and compatibility forms
    (0xFF00, 0xFFEF),  # full-width and half-width forms
    (0xFFFD, 0xFFFD),  # replacement character
    (0x1F100, 0x1F2FF),  # enclosed letters and ideographs
]

IDEOGRAPHS = [
    (0x3400, 0x4DBF),  # Extension A
    (0x4E00, 0x9FFF),  # the unified ideographs
    (0xF900, 0xFAFF),  # compatibility ideographs
    (0x20000, 0x3FFFF),  # Extensions B to H, as far as present
]

# Signs used by the program that Noto Sans CJK lacks, by the font they are taken from.
FROM_SYMBOLS2 = "▸◂▴▾☐☑☒✔✕✖✗✘✚✦✱➜➤⌛⌦⌧⌨⌫⏎⏏⏩⏪⏱⏲⏳⏴⏵⏶⏷⏸⏹⏺⏻⛔♿⬤⭘🖨🖶🛈"
FROM_MATH = "↺↻⟲⟳⟵⟶⟷"


def code_points(ranges):
    return {c for first, last in ranges for c in range(first, last + 1)}


def gb2312():
    """The 6,763 hanzi and the signs of GB 2312, from Python's own codec."""
    found = set()
    for row in range(0xA1, 0xF8):
        for cell in range(0xA1, 0xFF):
            try:
                found.add(ord(bytes((row, cell)).decode("gb2312")))
            except UnicodeDecodeError:
                pass
    return found


def common_standard(unihan):
    """The 8,105 characters of the national list for general use (通用规范汉字表, 2013),
    which is also the list for given names and place names: Unihan's property kTGH."""
    found = set()
    with bz2.open(unihan, "rt", encoding="utf-8") as lines:
        for line in lines:
            field = line.split("\t")
            if len(field) == 3 and field[1] == "kTGH":
                found.add(int(field[0][2:], 16))
    if len(found) != 8105:
        sys.exit(f"subset.py: {unihan}: {len(found)} characters have kTGH, expected 8105")
    return found


def wanted(weight, unihan):
    signs = code_points(SIGNS)
    if weight == "regular":
        return signs | code_points(IDEOGRAPHS)
    return signs | gb2312() | common_standard(unihan)


def cut(font, unicodes):
    options = subset.Options()
    options.layout_features = []
    options.hinting = False
    options.desubroutinize = True
    options.name_languages = [0x409]
    options.name_IDs = ["*"]
    options.notdef_outline = True
    options.glyph_names = False
    options.recalc_timestamp = False
    options.drop_tables += ["BASE", "GDEF", "GPOS", "GSUB", "VORG", "vhea", "vmtx", "DSIG"]
    worker = subset.Subsetter(options)
    worker.populate(unicodes=unicodes)
    worker.subset(font)


def to_truetype(font):
    """Replace the CFF table by glyf/loca with quadratic outlines."""
    order = font.getGlyphOrder()
    outlines = font.getGlyphSet()
    glyf = newTable("glyf")
    glyf.glyphOrder = order
    glyf.glyphs = {}
    for name in order:
        target = TTGlyphPen(None)
        # CFF draws outer contours counter-clockwise, TrueType clockwise.
        outlines[name].draw(Cu2QuPen(target, MAX_ERROR, reverse_direction=True))
        glyf.glyphs[name] = target.glyph()
    del font["CFF "]
    font["glyf"] = glyf
    font["loca"] = newTable("loca")
    maxp = font["maxp"]
    maxp.tableVersion = 0x00010000
    maxp.maxZones = 1
    for field in (
        "maxTwilightPoints maxStorage maxFunctionDefs maxInstructionDefs "
        "maxStackElements maxSizeOfInstructions maxPoints maxContours "
        "maxCompositePoints maxCompositeContours maxComponentElements maxComponentDepth"
    ).split():
        setattr(maxp, field, 0)
    maxp.numGlyphs = len(order)
    font["head"].glyphDataFormat = 0
    font.sfntVersion = "\x00\x01\x00\x00"


def add_truetype(font, recording, width):
    """Add a recorded glyph to glyf and return its name."""
    target = TTGlyphPen(None)
    recording.replay(target)
    name = f"u{len(font.getGlyphOrder()):05d}"
    order = font.getGlyphOrder() + [name]
    font.setGlyphOrder(order)
    font["glyf"].glyphOrder = order
    font["glyf"].glyphs[name] = target.glyph()
    return name


def add_cff(font, recording, width):
    """Add a recorded glyph to the CFF table, under a CID that is free, and return its name."""
    cff = font["CFF "].cff
    top = cff.topDictIndex[0]
    private = top.FDArray[0].Private
    target = T2CharStringPen(width - private.nominalWidthX, None)
    recording.replay(ReverseContourPen(target)) # the pen draws quadratics as cubics, exactly
    taken = set(top.charset)
    name = next(n for n in (f"cid{i:05d}" for i in range(1, 0x10000)) if n not in taken)
    strings = top.CharStrings
    strings.charStringsIndex.append(target.getCharString(private, cff.GlobalSubrs))
    strings.charStrings[name] = len(strings.charStringsIndex) - 1
    top.FDSelect.append(0)
    top.charset.append(name)
    font.setGlyphOrder(top.charset)
    return name


def borrow(font, path, characters):
    """Add the glyphs of characters that font lacks, from the font at path."""
    donor = TTFont(path)
    if donor["head"].unitsPerEm != font["head"].unitsPerEm:
        sys.exit(f"subset.py: {path}: units per em differ")
    names, outlines = donor.getBestCmap(), donor.getGlyphSet()
    tables = [t for t in font["cmap"].tables if t.isUnicode() and t.format in (4, 12)]
    add = add_cff if "CFF " in font else add_truetype
    missing = []
    for char in characters:
        code = ord(char)
        if code in font.getBestCmap():
            continue
        if code not in names:
            missing.append(char)
            continue
        recording = DecomposingRecordingPen(outlines)
        outlines[names[code]].draw(recording)
        metrics = donor["hmtx"][names[code]]
        new = add(font, recording, metrics[0])
        font["hmtx"][new] = metrics
        for table in tables:
            if table.format == 12 or code <= 0xFFFF:
                table.cmap[code] = new
    font["maxp"].numGlyphs = len(font.getGlyphOrder())
    if missing:
        sys.exit(f"subset.py: {path} has no {' '.join(missing)}")


def rename(font, weight):
    """Say what the font is. The licence reserves only the name "Source"; the trademark
    notice, the designers and the licence stay."""
    cut = weight.capitalize()
    style = "Regular" if cut == "Common" else cut
    name = font["name"]
    full = "Noto Sans SC" if cut == "Regular" else "Noto Sans SC " + cut
    changes = {
        0: "© 2014-2021 Adobe (http://www.adobe.com/). Signs © 2017, 2018 Google LLC.",
        1: "Noto Sans SC",
        2: style,
        3: f"2.004;OneVisit;NotoSansSC-{cut}",
        4: full,
        5: "Version 2.004; subset" + ("" if "CFF " in font else " with TrueType outlines"),
        6: f"NotoSansSC-{cut}",
    }
    for key, text in changes.items():
        name.removeNames(nameID=key)
        name.setName(text, key, 3, 1, 0x409)
    for key in (16, 17, 21, 22):
        name.removeNames(nameID=key)
    if "CFF " in font:
        cff = font["CFF "].cff
        cff.fontNames = [f"NotoSansSC-{cut}"]
        cff.topDictIndex[0].FullName, cff.topDictIndex[0].FamilyName = full, "Noto Sans SC"


def report(font, unihan, out):
    ideographs, have = code_points(IDEOGRAPHS), set(font.getBestCmap())
    lacking = sorted(common_standard(unihan) - have)
    print(f"{out}: {len(have)} characters, {len(have & ideographs)} of them ideographs,")
    print(f"  {8105 - len(lacking)} of the standard list's 8105", *map(chr, lacking))


def main():
    weight, cjk, symbols2, math, unihan, out = sys.argv[1:]
    font = TTFont(cjk, fontNumber=SIMPLIFIED_CHINESE, recalcTimestamp=False)
    if font["name"].getDebugName(1) != "Noto Sans CJK SC":
        sys.exit(f"subset.py: {cjk}: face {SIMPLIFIED_CHINESE} is {font['name'].getDebugName(1)}")
    cut(font, wanted(weight, unihan))
    if out.endswith(".ttf"):
        to_truetype(font)
    font["post"].formatType = 3.0  # no glyph names
    borrow(font, symbols2, FROM_SYMBOLS2)
    borrow(font, math, FROM_MATH)
    rename(font, weight)
    font.save(out, reorderTables=True)
    report(font, unihan, out)


if __name__ == "__main__":
    main()
