#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
"""Draws the invented town of Alnefors and writes its three map files.

Run by hand: tools/make_demo_map.py [FOLDER]; the output in data/demo/alnefors is committed.
The same seed gives the same bytes. The town is drawn in metres round ORIGIN, a point in open water on Lake
Vänern, so that no real quarter can be mistaken for it, and is then turned into WGS 84.
"""
import json
import math
import pathlib
import random
import sys

SEED = 9901
ORIGIN = (408000.0, 6537000.0)  # SWEREF 99 TM, east and north, metres
NOTE = "INVENTED: no real town, boundary, street or building. CC0."

# ---- Hand-drawn outline, metres east and north of the middle of the town -------------------------------------

RIVER = [(-820, 4100), (-760, 3500), (-640, 2900), (-520, 2250), (-560, 1800), (-330, 1300), (-60, 820), (60, 450),
         (130, 0), (90, -400), (180, -800), (330, -1250), (300, -1700), (480, -2250), (540, -2560)]
NORTH_OUTER, NORTH_INNER = (-520, 2250), (-60, 820)
SOUTH_INNER, SOUTH_OUTER = (180, -800), (480, -2250)
HIGH_STREET = [(-4900, -560), (-3600, -280), (-2700, -150), (-2200, -60), (-1500, -130), (-900, -40), (-400, 0),
               (130, 0), (500, 40), (930, 60), (1500, 150), (2100, 130), (2750, 250), (3600, 150), (4900, -300)]
WEST_OUTER, WEST_INNER = (-2700, -150), (-900, -40)
EAST_INNER, EAST_OUTER = (930, 60), (2750, 250)

OUTER_NE = [NORTH_OUTER, (-100, 2360), (450, 2280), (950, 2330), (1500, 2120), (1950, 1780), (2250, 1350),
            (2620, 980), (2700, 600), EAST_OUTER]
OUTER_SE = [EAST_OUTER, (2800, -200), (2620, -700), (2350, -1050), (2250, -1500), (1850, -1900), (1400, -2020),
            (950, -2200), SOUTH_OUTER]
OUTER_SW = [SOUTH_OUTER, (100, -2300), (-400, -2180), (-900, -2250), (-1400, -1950), (-1700, -1550), (-2150, -1350),
            (-2450, -850), (-2700, -500), WEST_OUTER]
OUTER_NW = [WEST_OUTER, (-2780, 250), (-2550, 700), (-2500, 1150), (-2150, 1500), (-1900, 1950), (-1450, 2050),
            (-1000, 2280), NORTH_OUTER]
INNER_NE = [NORTH_INNER, (240, 960), (600, 860), (900, 520), EAST_INNER]
INNER_SE = [EAST_INNER, (900, -350), (680, -640), (430, -790), SOUTH_INNER]
INNER_SW = [SOUTH_INNER, (-180, -740), (-560, -820), (-930, -560), WEST_INNER]
INNER_NW = [WEST_INNER, (-960, 300), (-720, 520), (-400, 880), NORTH_INNER]
MUNICIPALITY = [(-4350, 300), (-4250, 1500), (-3700, 2250), (-3500, 2950), (-2500, 3150), (-1500, 3520), (-300, 3350),
                (700, 3600), (1700, 3300), (2500, 3350), (3300, 2700), (3900, 2250), (4050, 1300), (4400, 500),
                (4250, -500), (4450, -1300), (4050, -2100), (3500, -2500), (3150, -3150), (2100, -3300), (900, -3480),
                (-300, -3250), (-1300, -3500), (-2300, -3200), (-3200, -3250), (-3700, -2500), (-4250, -1900),
                (-4100, -900)]

LAKE = [(-620, -2700), (-250, -2520), (250, -2450), (560, -2420), (980, -2380), (1400, -2200), (1880, -2080),
        (2350, -1760), (2800, -1680), (3150, -2000), (3100, -2450), (3450, -3000), (3300, -3700), (2300, -3950),
        (1000, -4050), (-100, -3800), (-450, -3250)]
POND = [(1180, 1500), (1330, 1560), (1460, 1480), (1440, 1340), (1290, 1290), (1170, 1370)]

GREENS = [
    [(-350, 60), (-90, 90), (20, 330), (-60, 560), (-330, 520), (-420, 260)],  # Stadsparken
    [(190, -860), (420, -880), (520, -1250), (430, -1700), (345, -1700), (385, -1250)],  # river meadow
    [(-1850, 620), (-1500, 700), (-1420, 980), (-1640, 1160), (-1930, 1020)],  # Spinnarparken
    [(1080, 1620), (1500, 1640), (1640, 1430), (1520, 1180), (1230, 1180), (1060, 1380)],  # Lärkdammen
    [(1180, -1180), (1520, -1130), (1640, -1420), (1380, -1640), (1120, -1500)],  # Smedjevallen
    [(-1560, -720), (-1200, -690), (-1140, -980), (-1390, -1130), (-1640, -960)],  # Pilängen
    [(-4700, 1700), (-3900, 2100), (-3200, 2700), (-3000, 3600), (-4000, 3900), (-4900, 3300)],
    [(-3350, 600), (-2950, 700), (-2800, 1250), (-3100, 1750), (-3450, 1300)],
    [(1150, 2950), (2100, 2750), (2900, 2500), (3500, 2900), (3000, 3700), (1700, 3800)],
    [(3050, 600), (3700, 250), (4300, 500), (4500, 1300), (3900, 1700), (3250, 1250)],
    [(-3500, -1050), (-2850, -900), (-2500, -1500), (-2900, -2000), (-3600, -1900)],
    [(-1500, -2700), (-900, -2500), (-700, -3000), (-1000, -3500), (-1700, -3300)],
    [(2950, -1250), (3600, -1150), (4100, -1500), (3900, -2000), (3350, -1900)],
    [(-2150, 2850), (-1250, 2950), (-1050, 3500), (-1800, 3800), (-2400, 3400)],
]

HIGHWAYS = [
    [(-4900, 1450), (-3900, 1750), (-3100, 2250), (-2000, 2640), (-640, 2760), (800, 2700), (2150, 2380), (3050, 1700),
     (3550, 900), (4050, 500), (4900, 250)],
    [(950, 4200), (900, 3300), (800, 2700), (700, 2100), (640, 1400), (720, 800), (780, 300), (770, -200), (600, -560),
     (200, -700), (-350, -880), (-1100, -1200), (-1750, -1450), (-2700, -1850), (-3700, -2250), (-4900, -2600)],
]
MAIN_STREETS = [
    HIGH_STREET,
    [(-900, -40), (-1080, 480), (-1300, 950), (-1240, 1500), (-1000, 1950), (-920, 2730)],
    [(-460, -900), (-800, -1380), (-1080, -1750), (-1400, -2050), (-1900, -2600), (-2500, -3600)],
    [(720, 800), (1050, 980), (1700, 1180), (1980, 1640), (2150, 2380)],
    [(770, -200), (1150, -640), (1700, -960), (2350, -1050), (3300, -900), (4200, -1050), (4900, -1300)],
    [(-2250, -70), (-2180, 480), (-2020, 1000), (-1640, 1380), (-1240, 1500)],
]
LANES = [
    [(-3900, 1750), (-3650, 1250), (-3650, 500), (-3600, -280)],
    [(-2700, -1850), (-2650, -2400), (-2500, -2800), (-1900, -2600)],
    [(3300, -900), (3450, -500), (3600, 150)],
    [(900, 3300), (1500, 2900), (2150, 2380)],
    [(-3650, 500), (-3000, 350), (-2780, 250)],
]
RAIL = [(-4900, -950), (-3200, -760), (-1900, -600), (-900, -520), (-300, -470), (150, -420), (600, -330), (1200, -390),
        (2000, -540), (3000, -500), (4900, -850)]

# Streets and houses: angle of the street net in degrees, its meshes in metres, the kind of houses along it, and
# the built-up ellipses (middle and half axes) between which the district is open land.
DISTRICTS = {
    "CENTRUM": dict(angle=12, mesh=(165, 180), house="block", built=[(0, 0, 1100, 1100)]),
    "SPINNARHAGEN": dict(angle=-14, mesh=(250, 230), house="slab",
                         built=[(-1480, 950, 640, 560), (-2180, 480, 380, 420), (-1180, 1640, 460, 360)]),
    "LARKHOJDEN": dict(angle=24, mesh=(210, 300), house="villa",
                       built=[(1880, 1180, 480, 560), (1280, 860, 420, 300), (880, 1560, 300, 420), (240, 1720, 380, 360),
                              (2180, 620, 340, 240)]),
    "SMEDJELUND": dict(angle=-8, mesh=(250, 260), house="terrace",
                       built=[(1480, -840, 560, 400), (2160, -290, 420, 330), (1960, -1480, 330, 330),
                              (840, -1620, 260, 380)]),
    "PILHAGEN": dict(angle=33, mesh=(230, 260), house="mixed",
                     built=[(-820, -1340, 520, 440), (-2200, -640, 420, 320), (-560, -1980, 420, 220),
                            (-1500, -1480, 300, 260), (-250, -1480, 300, 360)]),
}
# kind -> (rows of (distance of the middle from the street, frontage, depth, step), share of plots built)
HOUSES = {
    "block": ([(26, 46, 17, 54), (56, 26, 15, 64)], 0.8),
    "slab": ([(30, 64, 14, 88), (84, 15, 58, 92)], 0.82),
    "villa": ([(22, 17, 12, 42)], 0.66),
    "terrace": ([(22, 40, 11, 58), (56, 34, 11, 66)], 0.62),
    "mixed": ([(22, 22, 13, 46)], 0.7),
    "works": ([(44, 68, 40, 96)], 0.75),
    "farm": ([(24, 17, 12, 62)], 0.6),
}
VILLAGES = [("Ekvallen", -3650, 900, 420), ("Hultevik", -2560, -2560, 430), ("Torsmåla", 3450, -560, 430)]
WORKS = [(-2250, -650, 330), (2120, -300, 330)]  # where warehouses stand: middle and radius

AREAS = [
    dict(code="ALNEFORS", parent=None, name="Alnefors kommun", kind="municipality", label=(0, 3050)),
    dict(code="CENTRUM", parent="ALNEFORS", name="Centrum", kind="district", label=(-20, 660)),
    dict(code="SPINNARHAGEN", parent="ALNEFORS", name="Spinnarhagen", kind="district", label=(-1560, 1830)),
    dict(code="LARKHOJDEN", parent="ALNEFORS", name="Lärkhöjden", kind="district", label=(1120, 1960)),
    dict(code="SMEDJELUND", parent="ALNEFORS", name="Smedjelund", kind="district", label=(1560, -1760)),
    dict(code="PILHAGEN", parent="ALNEFORS", name="Pilhagen", kind="district", label=(-860, -1960)),
    dict(code="LANDSBYGDEN", parent="ALNEFORS", name="Landsbygden", kind="countryside", label=(3350, 2120)),
]

LABELS = [("Alnesjön", 1500, -2850, "water"), ("Alneån", -720, 2620, "water"), ("Stadsparken", -200, 330, "green"),
          ("Ekvallen", -3650, 760, "village"), ("Hultevik", -2560, -2700, "village"), ("Torsmåla", 3520, -720, "village"),
          ("Smedjevallen", 1380, -1330, "green"), ("Lärkdammen", 1330, 1640, "green")]

# code, name, area, kind, the name with its preposition inside a sentence, x, y: places that reports name often.
PLACES = [
    ("STATIONSPARKEN", "Stationsparken", "CENTRUM", "park", "i Stationsparken", -330, -330),
    ("STATIONEN", "Resecentrum", "CENTRUM", "station", "vid resecentrum", -210, -520),
    ("STORTORGET", "Stora torget", "CENTRUM", "square", "på Stora torget", 330, 110),
    ("GAGATAN", "Gågatan", "CENTRUM", "street", "på gågatan", 520, 220),
    ("GALLERIAN", "Gallerian Vävstolen", "CENTRUM", "mall", "i gallerian", 470, -60),
    ("STADSPARKEN", "Stadsparken vid scenen", "CENTRUM", "park", "i Stadsparken vid scenen", -190, 250),
    ("BIBLIOTEKET", "Stadsbiblioteket", "CENTRUM", "library", "vid stadsbiblioteket", 210, 400),
    ("PHUSET", "Parkeringshuset Kardan", "CENTRUM", "parking", "i parkeringshuset Kardan", 640, -250),
    ("STATIONSTUNNELN", "Gångtunneln vid stationen", "CENTRUM", "underpass", "i gångtunneln vid stationen", -420, -490),
    ("ASTIGEN", "Åstigen vid Kvarnbron", "CENTRUM", "path", "på åstigen vid Kvarnbron", 60, -180),
    ("SPI-TORGET", "Spinnartorget", "SPINNARHAGEN", "square", "på Spinnartorget", -1330, 760),
    ("SPI-TUNNELN", "Gångtunneln under Spolvägen", "SPINNARHAGEN", "underpass", "i gångtunneln under Spolvägen", -1220, 980),
    ("SPI-SKOLAN", "Spinnarskolans skolgård", "SPINNARHAGEN", "school_yard", "på Spinnarskolans skolgård", -1740, 1240),
    ("SPI-GARAGEN", "Garagelängorna vid Nystvägen", "SPINNARHAGEN", "garage", "vid garagelängorna på Nystvägen", -2060, 860),
    ("SPI-FRITIDSGARDEN", "Fritidsgården Nystanet", "SPINNARHAGEN", "youth_centre", "utanför fritidsgården", -1480, 1290),
    ("SPI-LEKPARKEN", "Lekparken i Spinnarparken", "SPINNARHAGEN", "playground", "i lekparken i Spinnarparken", -1640, 890),
    ("SPI-KALLARE", "Källargångarna på Spolvägen", "SPINNARHAGEN", "stairwell", "i källargångarna på Spolvägen", -1120, 1350),
    ("SPI-BUTIKEN", "Närbutiken på Spinnartorget", "SPINNARHAGEN", "shop", "utanför närbutiken", -1390, 690),
    ("SPI-KONSTGRAS", "Konstgräsplanen", "SPINNARHAGEN", "sports_ground", "vid konstgräsplanen", -1900, 1500),
    ("SPI-HALLPLATS", "Busshållplatsen Nystvägen", "SPINNARHAGEN", "bus_stop", "vid busshållplatsen på Nystvägen", -2150, 420),
    ("LAR-SKOLAN", "Lärkskolans skolgård", "LARKHOJDEN", "school_yard", "på Lärkskolans skolgård", 1240, 980),
    ("LAR-DAMMEN", "Lärkdammens bryggor", "LARKHOJDEN", "park", "vid bryggorna i Lärkdammen", 1360, 1580),
    ("LAR-BUTIK", "Lärktorget", "LARKHOJDEN", "square", "på Lärktorget", 1720, 1230),
    ("LAR-LEKPLATS", "Lekplatsen på Drillvägen", "LARKHOJDEN", "playground", "på lekplatsen vid Drillvägen", 850, 1560),
    ("LAR-IDROTT", "Lärkhallen", "LARKHOJDEN", "sports_ground", "vid Lärkhallen", 2080, 960),
    ("LAR-PENDEL", "Pendlarparkeringen", "LARKHOJDEN", "parking", "på pendlarparkeringen", 620, 1950),
    ("LAR-SKOGSSTIG", "Elljusspåret", "LARKHOJDEN", "path", "längs elljusspåret", 2280, 560),
    ("SME-SKOLAN", "Smedjeskolans skolgård", "SMEDJELUND", "school_yard", "på Smedjeskolans skolgård", 1180, -830),
    ("SME-VALLEN", "Smedjevallen", "SMEDJELUND", "sports_ground", "vid Smedjevallen", 1380, -1370),
    ("SME-CENTRUM", "Smedjelunds centrum", "SMEDJELUND", "square", "i Smedjelunds centrum", 1620, -900),
    ("SME-BAD", "Badplatsen vid Alnesjön", "SMEDJELUND", "beach", "vid badplatsen", 1700, -1890),
    ("SME-INDUSTRI", "Städets industriområde", "SMEDJELUND", "industrial", "i Städets industriområde", 2120, -300),
    ("SME-VIADUKT", "Viadukten vid Smedjegatan", "SMEDJELUND", "underpass", "under viadukten vid Smedjegatan", 1290, -420),
    ("SME-KOLONI", "Koloniområdet", "SMEDJELUND", "allotment", "i koloniområdet", 2080, -1480),
    ("PIL-SKOLAN", "Pilskolans skolgård", "PILHAGEN", "school_yard", "på Pilskolans skolgård", -1020, -1330),
    ("PIL-TORG", "Piltorget", "PILHAGEN", "square", "på Piltorget", -760, -1180),
    ("PIL-STRANDEN", "Strandpromenaden", "PILHAGEN", "path", "längs strandpromenaden", -120, -2150),
    ("PIL-MOTET", "Mötesplats Pilen", "PILHAGEN", "youth_centre", "utanför mötesplats Pilen", -620, -1480),
    ("PIL-LOGISTIK", "Logistikparken", "PILHAGEN", "industrial", "i logistikparken", -2250, -650),
    ("PIL-RAMP", "Skateparken vid Pilängen", "PILHAGEN", "sports_ground", "i skateparken", -1320, -900),
    ("PIL-CYKEL", "Cykelgaraget på Vassgatan", "PILHAGEN", "garage", "i cykelgaraget på Vassgatan", -360, -1050),
    ("LAN-EKVALLEN", "Ekvallens bygdegård", "LANDSBYGDEN", "meeting_place", "vid bygdegården i Ekvallen", -3580, 980),
    ("LAN-HULTEVIK", "Hulteviks skola", "LANDSBYGDEN", "school_yard", "vid Hulteviks skola", -2600, -2500),
    ("LAN-TORSMALA", "Macken i Torsmåla", "LANDSBYGDEN", "shop", "vid macken i Torsmåla", 3420, -430),
    ("LAN-RASTPLATS", "Rastplatsen vid norra infarten", "LANDSBYGDEN", "parking", "på rastplatsen vid norra infarten", 2400, 2700),
    ("LAN-VANDPLAN", "Vändplanen vid grustaget", "LANDSBYGDEN", "parking", "på vändplanen vid grustaget", -3200, 2050),
]

# ---- Plane geometry --------------------------------------------------------------------------------------------


def smooth(points, steps=4, closed=False):
    """Catmull-Rom through all points; the given points stay on the line exactly."""
    n = len(points)
    at = (lambda i: points[i % n]) if closed else (lambda i: points[min(max(i, 0), n - 1)])
    line = []
    for i in range(n if closed else n - 1):
        p0, p1, p2, p3 = at(i - 1), at(i), at(i + 1), at(i + 2)
        for k in range(steps):
            t = k / steps
            line.append(tuple(
                0.5 * (2 * b + (c - a) * t + (2 * a - 5 * b + 4 * c - d) * t * t + (3 * b - a - 3 * c + d) * t ** 3)
                for a, b, c, d in zip(p0, p1, p2, p3)))
    if not closed:
        line.append(points[-1])
    return [(round(x, 1), round(y, 1)) for x, y in line]


def between(line, start, end):
    """The part of a smoothed line from one of its points to another, in that direction."""
    i, j = line.index(start), line.index(end)
    return line[i:j + 1] if i <= j else line[j:i + 1][::-1]


def inside(point, ring):
    x, y = point
    hit = False
    for (ax, ay), (bx, by) in zip(ring, ring[1:] + ring[:1]):
        if (ay > y) != (by > y) and x < (bx - ax) * (y - ay) / (by - ay) + ax:
            hit = not hit
    return hit


def distance_to_segment(p, a, b):
    dx, dy = b[0] - a[0], b[1] - a[1]
    length2 = dx * dx + dy * dy
    t = 0 if length2 == 0 else min(1, max(0, ((p[0] - a[0]) * dx + (p[1] - a[1]) * dy) / length2))
    return math.hypot(p[0] - a[0] - t * dx, p[1] - a[1] - t * dy)


class Nearness:
    """Distance from a point to the nearest of many lines, as far as `reach` metres."""

    def __init__(self, lines, reach=60):
        self.reach, self.cells = reach, {}
        for line in lines:
            for a, b in zip(line, line[1:]):
                self._add(a, b)

    def _add(self, a, b):
        r = self.reach
        for i in range(int((min(a[0], b[0]) - r) // r), int((max(a[0], b[0]) + r) // r) + 1):
            for j in range(int((min(a[1], b[1]) - r) // r), int((max(a[1], b[1]) + r) // r) + 1):
                self.cells.setdefault((i, j), []).append((a, b))

    def distance(self, p):
        segments = self.cells.get((int(p[0] // self.reach), int(p[1] // self.reach)), ())
        return min((distance_to_segment(p, a, b) for a, b in segments), default=self.reach)


def rectangle(middle, tangent, frontage, depth):
    (cx, cy), (tx, ty) = middle, tangent
    return [(cx + tx * u * frontage / 2 - ty * v * depth / 2, cy + ty * u * frontage / 2 + tx * v * depth / 2)
            for u, v in ((-1, -1), (1, -1), (1, 1), (-1, 1))]


def apart(one, other, gap=4):
    """Whether two convex quadrilaterals lie at least `gap` metres apart along some side's normal."""
    for quad in (one, other):
        for a, b in zip(quad, quad[1:] + quad[:1]):
            length = math.hypot(b[0] - a[0], b[1] - a[1])
            nx, ny = (b[1] - a[1]) / length, (a[0] - b[0]) / length
            first = [nx * x + ny * y for x, y in one]
            second = [nx * x + ny * y for x, y in other]
            if max(first) + gap <= min(second) or max(second) + gap <= min(first):
                return True
    return False


# ---- SWEREF 99 TM to WGS 84 (Gauss-Krüger on GRS 80, series of Lantmäteriet) ----------------------------------


def to_wgs84(x, y):
    """Local metres to longitude and latitude in degrees."""
    east, north = ORIGIN[0] + x, ORIGIN[1] + y
    f = 1 / 298.257222101
    e2 = f * (2 - f)
    n = f / (2 - f)
    radius = 6378137.0 / (1 + n) * (1 + n ** 2 / 4 + n ** 4 / 64)
    xi, eta = north / (0.9996 * radius), (east - 500000.0) / (0.9996 * radius)
    delta = (n / 2 - 2 * n ** 2 / 3 + 37 * n ** 3 / 96 - n ** 4 / 360, n ** 2 / 48 + n ** 3 / 15 - 437 * n ** 4 / 1440,
             17 * n ** 3 / 480 - 37 * n ** 4 / 840, 4397 * n ** 4 / 161280)
    xi0 = xi - sum(d * math.sin(2 * k * xi) * math.cosh(2 * k * eta) for k, d in enumerate(delta, 1))
    eta0 = eta - sum(d * math.cos(2 * k * xi) * math.sinh(2 * k * eta) for k, d in enumerate(delta, 1))
    phi = math.asin(math.sin(xi0) / math.cosh(eta0))
    s = math.sin(phi)
    a = e2 + e2 ** 2 + e2 ** 3 + e2 ** 4
    b = -(7 * e2 ** 2 + 17 * e2 ** 3 + 30 * e2 ** 4) / 6
    c = (224 * e2 ** 3 + 889 * e2 ** 4) / 120
    d = -(4279 * e2 ** 4) / 1260
    latitude = phi + s * math.cos(phi) * (a + b * s ** 2 + c * s ** 4 + d * s ** 6)
    longitude = math.radians(15) + math.atan2(math.sinh(eta0), math.cos(xi0))
    return math.degrees(longitude), math.degrees(latitude)


def degrees(points, digits=5):
    return [[round(v, digits) for v in to_wgs84(*p)] for p in points]


# ---- The town ----------------------------------------------------------------------------------------------------


def district_rings():
    river, street = smooth(RIVER), smooth(HIGH_STREET)
    north, south = between(river, NORTH_INNER, NORTH_OUTER), between(river, SOUTH_INNER, SOUTH_OUTER)
    west, east = between(street, WEST_INNER, WEST_OUTER), between(street, EAST_INNER, EAST_OUTER)
    inner = {k: smooth(v, 3) for k, v in dict(ne=INNER_NE, se=INNER_SE, sw=INNER_SW, nw=INNER_NW).items()}
    outer = {k: smooth(v, 3) for k, v in dict(ne=OUTER_NE, se=OUTER_SE, sw=OUTER_SW, nw=OUTER_NW).items()}

    def sector(quarter, first, second):
        """Out along one spoke, round the edge of the town, in along the next, back along the inner ring."""
        return first[:-1] + outer[quarter][:-1] + second[::-1][:-1] + inner[quarter][::-1][:-1]

    return {
        "CENTRUM": sum((inner[q][:-1] for q in ("ne", "se", "sw", "nw")), []),
        "LARKHOJDEN": sector("ne", north, east),
        "SMEDJELUND": sector("se", east, south),
        "PILHAGEN": sector("sw", south, west),
        "SPINNARHAGEN": sector("nw", west, north),
    }, sum((outer[q][:-1] for q in ("ne", "se", "sw", "nw")), [])


def in_ellipses(p, ellipses):
    return any(((p[0] - x) / rx) ** 2 + ((p[1] - y) / ry) ** 2 < 1 for x, y, rx, ry in ellipses)


def local_streets(ring, district, keep_off, barred, rng):
    """A street net bent a little, cut where it leaves the district or meets water, parks and rails."""
    mesh, turned = district["mesh"], math.radians(district["angle"])
    ca, sa = math.cos(turned), math.sin(turned)
    cx, cy = sum(x for x, _ in ring) / len(ring), sum(y for _, y in ring) / len(ring)
    edge = Nearness([ring + ring[:1]], 60)
    streets = []
    for along in (0, 1):
        for k in range(-14, 15):
            offset = k * mesh[along] + rng.uniform(-30, 30)
            run = []
            for step in range(-95, 96):
                u, v = (step * 36, offset) if along == 0 else (offset, step * 36)
                u, v = u + 26 * math.sin(v / 310 + k), v + 26 * math.sin(u / 270)
                p = (cx + u * ca - v * sa, cy + u * sa + v * ca)
                free = (inside(p, ring) and in_ellipses(p, district["built"])
                        and edge.distance(p) > 42 and keep_off.distance(p) > 30
                        and not any(inside(p, b) for b in barred))
                if free:
                    run.append(p)
                if run and (not free or step == 95 or (len(run) > 9 and rng.random() < 0.05)):
                    if len(run) >= 5:
                        streets.append(run)
                    run = []
    return streets


def every_other(line):
    return line[:-1:2] + line[-1:]


class Builder:
    """Puts houses along streets wherever nothing else stands."""

    def __init__(self, roads, rail, river, barred, rng):
        self.roads, self.rail, self.river = Nearness(roads), Nearness([rail]), Nearness([river])
        self.barred, self.rng, self.cells, self.built = barred, rng, {}, []

    def line(self, street, kind, where):
        rows, share = HOUSES[kind]
        for distance, frontage, depth, step in rows:
            for side in (-1, 1):
                self._row(street, side, distance, frontage, depth, step, share, where)

    def _row(self, street, side, distance, frontage, depth, step, share, where):
        walked = self.rng.uniform(0, step)
        for a, b in zip(street, street[1:]):
            length = math.hypot(b[0] - a[0], b[1] - a[1])
            if length == 0:
                continue
            tangent = ((b[0] - a[0]) / length, (b[1] - a[1]) / length)
            while walked < length:
                out = distance + self.rng.uniform(-2, 3)
                middle = (a[0] + tangent[0] * walked - side * tangent[1] * out,
                          a[1] + tangent[1] * walked + side * tangent[0] * out)
                size = self.rng.uniform(0.78, 1.12)
                if self.rng.random() < share and where(middle):
                    self._put(rectangle(middle, tangent, frontage * size, depth * self.rng.uniform(0.9, 1.1)), middle)
                walked += step
            walked -= length

    def _put(self, quad, middle):
        corners = quad + [middle] + [((p[0] + q[0]) / 2, (p[1] + q[1]) / 2) for p, q in zip(quad, quad[1:] + quad[:1])]
        if any(self.roads.distance(p) < 11 or self.rail.distance(p) < 16 or self.river.distance(p) < 34 or
               any(inside(p, b) for b in self.barred) for p in corners):
            return
        cell = (int(middle[0] // 90), int(middle[1] // 90))
        near = [q for i in (-1, 0, 1) for j in (-1, 0, 1) for q in self.cells.get((cell[0] + i, cell[1] + j), ())]
        if all(apart(quad, other) for other in near):
            self.cells.setdefault(cell, []).append(quad)
            self.built.append(quad)


def draw(rng):
    rings, town = district_rings()
    river, rail = smooth(RIVER), smooth(RAIL)
    lake, pond = smooth(LAKE, 3, closed=True), smooth(POND, 3, closed=True)
    greens = [smooth(g, 3, closed=True) for g in GREENS]
    roads = {1: [smooth(r) for r in HIGHWAYS], 2: [smooth(r) for r in MAIN_STREETS], 3: [smooth(r, 3) for r in LANES]}
    keep_off = Nearness(roads[1] + [rail, river])
    barred = [lake, pond] + greens
    local = {code: local_streets(rings[code], d, keep_off, barred, rng) for code, d in DISTRICTS.items()}
    everything = roads[1] + roads[2] + roads[3] + sum(local.values(), [])
    builder = Builder(everything, rail, river, barred, rng)
    works = lambda p: any(math.hypot(p[0] - x, p[1] - y) < r for x, y, r in WORKS)
    for code, d in DISTRICTS.items():
        ring = rings[code]
        for street in local[code]:
            builder.line(street, "works", lambda p: inside(p, ring) and works(p))
            builder.line(street, d["house"], lambda p: inside(p, ring) and not works(p))
        for street in roads[2]:
            builder.line(street, d["house"], lambda p: inside(p, ring) and in_ellipses(p, d["built"]))
    for _, x, y, radius in VILLAGES:
        for street in roads[2] + roads[3]:
            builder.line(street, "farm", lambda p: math.hypot(p[0] - x, p[1] - y) < radius)
    roads[3] += [every_other(s) for s in sum(local.values(), [])]
    return dict(rings=rings, town=town, river=river, rail=rail, waters=[lake, pond], greens=greens, roads=roads,
                buildings=builder.built)


# ---- Files -----------------------------------------------------------------------------------------------------


def feature(properties, kind, coordinates):
    return {"type": "Feature", "properties": properties, "geometry": {"type": kind, "coordinates": coordinates}}


def closed(points, digits=5):
    ring = degrees(points, digits)
    return ring + ring[:1]


def basemap(town):
    features = [feature({"layer": "green"}, "Polygon", [closed(g)]) for g in town["greens"]]
    features += [feature({"layer": "water"}, "Polygon", [closed(w)]) for w in town["waters"]]
    features.append(feature({"layer": "water", "name": "Alneån"}, "LineString", degrees(town["river"])))
    for cls in (3, 2, 1):
        features += [feature({"layer": "road", "class": cls}, "LineString", degrees(r)) for r in town["roads"][cls]]
    features.append(feature({"layer": "rail"}, "LineString", degrees(town["rail"])))
    features += [feature({"layer": "building"}, "Polygon", [closed(b)]) for b in town["buildings"]]
    features += [feature({"layer": "place", "name": n, "rank": rank}, "Point", degrees([(x, y)])[0])
                 for n, x, y, rank in LABELS]
    return features


def areas(town):
    border = smooth(MUNICIPALITY, 3, closed=True)
    polygons = {code: [closed(turn(ring))] for code, ring in town["rings"].items()}
    polygons["ALNEFORS"] = [closed(turn(border))]
    polygons["LANDSBYGDEN"] = [closed(turn(border)), closed(turn(town["town"])[::-1])]
    return [feature({"code": a["code"], "parent": a["parent"], "name": a["name"], "kind": a["kind"],
                     "label": degrees([a["label"]])[0]}, "Polygon", polygons[a["code"]]) for a in AREAS]


def turn(ring):
    """The same ring anticlockwise, as RFC 7946 wants outer rings."""
    doubled = sum(a[0] * b[1] - b[0] * a[1] for a, b in zip(ring, ring[1:] + ring[:1]))
    return ring if doubled > 0 else ring[::-1]


def places():
    return [feature({"code": code, "name": name, "area": area, "kind": kind, "in_text": words,
                     "x": ORIGIN[0] + x, "y": ORIGIN[1] + y},
                    "Point", degrees([(x, y)], 6)[0]) for code, name, area, kind, words, x, y in PLACES]


def write(path, features):
    lines = ",\n".join(json.dumps(f, ensure_ascii=False, separators=(",", ":")) for f in features)
    path.write_text(f'{{"type":"FeatureCollection","note":"{NOTE}","features":[\n{lines}\n]}}\n', encoding="utf-8")


def main():
    home = pathlib.Path(__file__).resolve().parent.parent / "data/demo/alnefors"
    folder = pathlib.Path(sys.argv[1]) if len(sys.argv) > 1 else home
    town = draw(random.Random(SEED))
    for name, features in (("basemap", basemap(town)), ("areas", areas(town)), ("places", places())):
        write(folder / f"{name}.geojson", features)


if __name__ == "__main__":
    main()
