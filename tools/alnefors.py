# SPDX-License-Identifier: EUPL-1.2
"""The hand-drawn outline of the invented town of Alnefors, in metres east and north of the middle of the town.

make_demo_map.py fills in streets and houses and turns it into map files.
"""

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
