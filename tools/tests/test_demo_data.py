#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
"""Checks the shipped data: the invented town, its story, the codes, the police extract and the import profiles.

Run: python3 -m unittest tools/tests/test_demo_data.py
"""
import csv
import datetime
import gzip
import io
import json
import pathlib
import re
import subprocess
import sys
import tempfile
import unittest

ROOT = pathlib.Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tools"))
import make_demo_map  # noqa: E402

DATA = ROOT / "data"
TOWN = DATA / "demo/alnefors"


def load(path):
    return json.loads(path.read_text(encoding="utf-8"))


def features(path):
    return load(path)["features"]


taxonomy = load(DATA / "codes/taxonomy-v1.json")
CATEGORIES = {c["code"]: c for c in taxonomy["categories"]}
town, story = load(TOWN / "town.json"), load(TOWN / "story.json")
areas = {f["properties"]["code"]: f for f in features(TOWN / "areas.geojson")}
places = {f["properties"]["code"]: f for f in features(TOWN / "places.geojson")}
THEMES = {t["code"] for t in town["themes"]}
AREAS = set(areas) | THEMES
ORGANISATIONS = {o["code"] for o in town["organisations"]}
OPERATIONS = {o["code"]: o for o in town["operations"]}


def rings(area):
    return [[tuple(p) for p in ring] for ring in areas[area]["geometry"]["coordinates"]]


def contains(area, point):
    outer, *holes = rings(area)
    inside = make_demo_map.inside
    return inside(point, outer[:-1]) and not any(inside(point, hole[:-1]) for hole in holes)


def edges(ring):
    return list(zip(ring, ring[1:]))


def cross_properly(a, b, c, d):
    """Whether two segments cross at a point inside both."""
    side = lambda p, q, r: (q[0] - p[0]) * (r[1] - p[1]) - (q[1] - p[1]) * (r[0] - p[0])
    return side(a, b, c) * side(a, b, d) < 0 and side(c, d, a) * side(c, d, b) < 0


class Map(unittest.TestCase):
    SIBLINGS = [code for code, f in areas.items() if f["properties"]["parent"]]

    def test_generator_gives_the_committed_bytes(self):
        with tempfile.TemporaryDirectory() as folder:
            subprocess.run([sys.executable, ROOT / "tools/make_demo_map.py", folder], check=True)
            for name in ("basemap", "areas", "places"):
                made = (pathlib.Path(folder) / f"{name}.geojson").read_bytes()
                self.assertEqual(made, (TOWN / f"{name}.geojson").read_bytes(), name)

    def test_map_is_small(self):
        self.assertLess(sum((TOWN / f"{n}.geojson").stat().st_size for n in ("basemap", "areas", "places")), 600_000)

    def test_rings_are_closed_and_simple(self):
        for code in areas:
            for ring in rings(code):
                self.assertEqual(ring[0], ring[-1], code)
                sides = edges(ring)
                for i, (a, b) in enumerate(sides):
                    self.assertFalse(any(cross_properly(a, b, c, d) for c, d in sides[i + 2:]), code)

    def test_siblings_do_not_overlap(self):
        for i, one in enumerate(self.SIBLINGS):
            for other in self.SIBLINGS[i + 1:]:
                for a, b in edges(rings(one)[0]):
                    self.assertFalse(any(cross_properly(a, b, c, d) for r in rings(other) for c, d in edges(r)),
                                     (one, other))
                for point in areas[one]["properties"]["label"], areas[other]["properties"]["label"]:
                    self.assertFalse(contains(one, point) and contains(other, point), (one, other))

    def test_siblings_fill_the_municipality_without_gaps(self):
        """Every side is walked twice, once each way, except the municipality's own border."""
        walked = {}
        for code in self.SIBLINGS:
            for ring in rings(code):
                for a, b in edges(ring):
                    self.assertNotIn((a, b), walked, (code, walked.get((a, b))))
                    walked[(a, b)] = code
        alone = {side for side in walked if side[::-1] not in walked}
        self.assertEqual(alone, set(edges(rings("ALNEFORS")[0])))

    def test_places_lie_inside_their_area_and_no_other(self):
        self.assertGreaterEqual(len(places), 45)
        for code, place in places.items():
            home = [a for a in self.SIBLINGS if contains(a, place["geometry"]["coordinates"])]
            self.assertEqual(home, [place["properties"]["area"]], code)
            self.assertIn(place["properties"]["kind"], {t["code"] for t in taxonomy["place_types"]}, code)

    def test_plane_and_geographic_coordinates_agree(self):
        for code, place in places.items():
            p = place["properties"]
            there = make_demo_map.to_wgs84(p["x"] - make_demo_map.ORIGIN[0], p["y"] - make_demo_map.ORIGIN[1])
            for got, want in zip(place["geometry"]["coordinates"], there):
                self.assertAlmostEqual(got, want, 5, code)

    def test_known_point_of_the_projection(self):
        """58.962707114° N 13.400303933° E is 408 000 E 6 537 000 N, as PROJ has it for EPSG:3006."""
        longitude, latitude = make_demo_map.to_wgs84(0, 0)
        self.assertAlmostEqual(longitude, 13.4003039330808, 8)
        self.assertAlmostEqual(latitude, 58.9627071137641, 8)

    def test_names_are_no_real_municipality(self):
        with (DATA / "geo/kommun-lan.csv").open(encoding="utf-8", newline="") as file:
            rows = list(csv.DictReader(file))
        real = {r["municipality_name_short"] for r in rows}
        names = {f["properties"]["name"] for f in list(areas.values()) + list(places.values())}
        self.assertFalse((names | {town["tenant"]["short_name"]}) & real)
        self.assertNotIn(town["tenant"]["municipality_code"], {r["municipality_code"] for r in rows})


class Codes(unittest.TestCase):
    def test_tree_and_core_codes(self):
        core = {c["code"] for c in taxonomy["national_core"]}
        folds = {f["code"] for f in taxonomy["folds"]} | {None}
        self.assertEqual(len(CATEGORIES), len(taxonomy["categories"]))
        for code, c in CATEGORIES.items():
            self.assertEqual(c["parent"], code.rsplit(".", 1)[0] if "." in code else None)
            self.assertTrue(c["parent"] is None or c["parent"] in CATEGORIES)
            self.assertIn(c["kind"], taxonomy["kinds"])
            self.assertIn(c["national_core"], core)
            self.assertIn(c["fold_into"], folds)
            self.assertEqual(c["fold_into"] is not None, code.split(".")[0] in ("DISORDER", "CRIME"))
            for text in ("label", "help"):
                self.assertTrue(c[text]["sv"] and c[text]["en"], code)

    def test_groups_hold_every_category_once(self):
        grouped = [c for g in town["groups"] for c in g["categories"]]
        self.assertEqual(len(grouped), len(set(grouped)))
        outside = set(CATEGORIES) - set(grouped)
        self.assertEqual(outside, {"NIL", "UPCOMING", "UPCOMING.EVENT", "UPCOMING.CRITICAL_DATE", "UPCOMING.RUMOURED",
                                   "PLACE.SAFE_PLACE"})


class Town(unittest.TestCase):
    def test_operations(self):
        for o in town["operations"]:
            self.assertIn(o["organisation"], ORGANISATIONS)
            self.assertIn(o["area"], AREAS)
            self.assertTrue(o["place"] is None or places[o["place"]]["properties"]["area"] == o["area"], o["code"])
        self.assertEqual(len(OPERATIONS), len(town["operations"]))

    def test_external_operations_belong_to_private_organisations(self):
        private = {o["code"] for o in town["organisations"] if o["ownership"] == "private"}
        for o in town["operations"]:
            self.assertEqual(o["external"], o["organisation"] in private, o["code"])

    def test_one_area_has_thirteen_operations_two_of_them_external(self):
        here = [OPERATIONS[i["operation"]] for i in town["inventory"] if i["area"] == "SPINNARHAGEN"]
        self.assertEqual((len(here), sum(o["external"] for o in here)), (13, 2))

    def test_inventory_functions_resources_designations(self):
        checklists = {c["code"] for c in town["checklists"]}
        for i in town["inventory"]:
            self.assertIn(i["operation"], OPERATIONS)
            self.assertIn(i["area"], AREAS)
            self.assertIn(i["checklist"], checklists)
        for f in town["functions"] + town["resources"]:
            self.assertIn(f["organisation"], ORGANISATIONS)
            self.assertIn(f["area"], AREAS)
        kinds = {"neighbourhood_watch", "district_hosts", "meeting_place", "cooperation_group", "field_team", "other"}
        self.assertTrue({r["kind"] for r in town["resources"]} <= kinds)
        for d in town["designations"]:
            self.assertIn(d["area"], AREAS)
        known = {"organisation": ORGANISATIONS, "operation": OPERATIONS, "area": AREAS}
        for h in town["history"]:
            self.assertIn(h["code"], known[h["subject"]])
            self.assertIn(h["happened"], {"renamed", "moved"})
            self.assertTrue(h["other"] is None or h["other"] in ORGANISATIONS)
        core = {a: {f["organisation"] for f in town["functions"] if f["area"] == a and f["function"] == "core"}
                for a in AREAS}
        self.assertTrue(all(len(c) == 3 for c in core.values()), core)

    def test_users_cover_every_role_and_every_operation(self):
        roles = {r for u in town["users"] for r in u["roles"]}
        self.assertEqual(roles, {"reporter", "member", "analyst", "coordinator", "publisher", "secretary", "archivist",
                                 "administrator"})
        self.assertEqual({o for u in town["users"] for o in u["operations"]}, set(OPERATIONS))
        self.assertEqual(len({u["email"] for u in town["users"]}), len(town["users"]))
        for u in town["users"]:
            self.assertIn(u["organisation"], ORGANISATIONS)
            self.assertTrue(u["email"].endswith("@alnefors.example"), u)
            self.assertTrue(all(OPERATIONS[o]["organisation"] == u["organisation"] for o in u["operations"]), u)
            self.assertTrue(set(u["areas"] or []) <= AREAS, u)

    def test_checklists(self):
        groups = {g["code"]: g["categories"] for g in town["groups"]}
        for checklist in town["checklists"]:
            for q in checklist["questions"]:
                self.assertTrue(set(q["categories"]) <= set(CATEGORIES))
                if q["group"]:
                    self.assertEqual(sorted(q["categories"]), sorted(groups[q["group"]]))

    def test_acute_circles(self):
        users = {u["code"] for u in town["users"]}
        self.assertEqual({c["area"] for c in town["acute_circles"]}, AREAS - {"ALNEFORS"})
        for c in town["acute_circles"]:
            self.assertTrue(set(c["organisations"]) <= ORGANISATIONS)
            self.assertTrue(set(c["escalate_to"]) <= users)


PERSONAL = {
    "personal number": r"(?<![0-9A-Za-z])(?:\d{2})?\d{6}[-+ ]?[\dA-Z]\d{3}(?!\d)",
    "phone": r"(?:\+46|0046|\b0)\d[\d -]{5,}\d",
    "e-mail": r"[\w.+-]+@\w|\(at\)",
    "plate": r"\b[A-HJ-PR-UW-Z]{3} ?\d{2}[A-Z0-9]\b",
    "alias": r"\bkallad\b|\balias\b|@\w",
    "two capitalised words": r"\b[A-ZÅÄÖ][a-zåäö]+ [A-ZÅÄÖ][a-zåäö]+\b",
    "given name": r"\b(?:Anna|Erik|Maria|Lars|Karin|Anders|Eva|Johan|Sara|Per|Emma|Nils|Ali|Ahmed|Mohammed|Fatima|Kalle)\b",
    "origin, faith, health": r"(?i)\b(?:invandr|flykting|muslim|romer|somali|utländsk|psykisk|sjuk)\w*",
}


class Story(unittest.TestCase):
    ROUND_STARTS = {datetime.date(2024, 11, 25) + datetime.timedelta(14 * i) for i in range(53)}

    def place_ok(self, place, area):
        self.assertIn(place, places)
        if area not in THEMES:
            self.assertEqual(places[place]["properties"]["area"], area, place)

    def test_rounds_are_whole(self):
        r = story["rounds"]
        days = (datetime.date.fromisoformat(r["to"]) - datetime.date.fromisoformat(r["from"])).days + 1
        self.assertEqual(days, r["days"] * r["count"])

    def test_rates(self):
        seasons, profiles = {s["code"] for s in story["seasons"]}, {p["code"] for p in story["profiles"]}
        pairs = set()
        for r in story["rates"]:
            self.assertIn(r["area"], AREAS)
            self.assertIn(r["category"], CATEGORIES)
            self.assertIn(r["season"], seasons)
            self.assertIn(r["profile"], profiles)
            self.assertLessEqual(sum(r["places"].values()), 1.0001, r)
            for place in r["places"]:
                self.place_ok(place, r["area"])
            pairs.add((r["area"], r["category"]))
        self.assertEqual(len(pairs), len(story["rates"]))
        for p in story["profiles"]:
            self.assertEqual((len(p["weekday"]), len(p["hour"])), (7, 24))
        for s in story["seasons"]:
            self.assertEqual(len(s["month"]), 12)

    def test_somebody_in_the_area_sees_each_category(self):
        sees = {s["kind"]: s["categories"] for s in story["sees"]}
        for r in story["rates"]:
            kinds = {OPERATIONS[i["operation"]]["kind"] for i in town["inventory"] if i["area"] == r["area"]}
            prefixes = {c for k in kinds for c in sees[k]}
            chain = {r["category"], r["category"].split(".")[0]}
            self.assertTrue(prefixes & chain, (r["area"], r["category"]))

    def test_changes_start_with_a_round_and_touch_existing_rates(self):
        measures = {m["id"] for m in story["measures"]}
        rates = {(r["area"], r["category"]): r["places"] for r in story["rates"]}
        for c in story["changes"]:
            self.assertTrue(c.get("measure") in measures | {None})
            if c["area"] is None:
                continue
            self.assertIn(datetime.date.fromisoformat(c["from"]), self.ROUND_STARTS, c["id"])
            self.place_ok(c["place"], c["area"])
            for category in c["categories"]:
                self.assertIn(c["place"], rates[(c["area"], category)], c["id"])
        moved = next(c for c in story["changes"] if c["kind"] == "move")
        a, b = (places[moved[k]]["properties"] for k in ("place", "to_place"))
        self.assertLess((a["x"] - b["x"]) ** 2 + (a["y"] - b["y"]) ** 2, 300 ** 2)

    def test_silences_plans_acute_measures(self):
        for s in story["silences"]:
            self.assertIn(s["operation"], OPERATIONS)
            for day in s["from"], s["to"]:
                self.assertIn(datetime.date.fromisoformat(day), self.ROUND_STARTS, s)
        answers = [p["answer"] for p in story["plans"] if p["area"] == "SPINNARHAGEN" and p["round"] == 52]
        self.assertEqual({a: answers.count(a) for a in set(answers)}, {"events": 9, "nil": 2, "late": 1, "silent": 1})
        for o in story["plans"] + story["reporting"]["overrides"]:
            self.assertIn(o["operation"], OPERATIONS)
        for a in story["acute"]:
            self.assertIn(a["operation"], OPERATIONS)
            self.assertIn(a["category"], CATEGORIES)
            self.place_ok(a["place"], a["area"])
            circle = next(c["organisations"] for c in town["acute_circles"] if c["area"] == a["area"])
            limit = next(c["acknowledge_minutes"] for c in town["acute_circles"] if c["area"] == a["area"])
            self.assertEqual(a["escalated"], a["acknowledged_after_minutes"] > limit, a["id"])
            self.assertTrue(all(e["organisation"] in circle for e in a["log"]), a["id"])
            self.assertTrue(all(e["after_minutes"] < a["closed_after_minutes"] for e in a["log"]), a["id"])
        for m in story["measures"]:
            self.assertIn(m["organisation"], ORGANISATIONS)
            self.place_ok(m["place"], m["area"])

    def test_goals(self):
        self.assertIn(story["goals"]["by"], {u["code"] for u in town["users"]})
        self.assertEqual({a["area"] for a in story["goals"]["areas"]}, AREAS - {"ALNEFORS"})
        for a in story["goals"]["areas"]:
            self.assertGreaterEqual(len(a["goals"]), 2, a["area"])
            for i in (i for g in a["goals"] for i in g["indicators"]):
                self.assertEqual("category" in i, i["source"] == "count", i["measures"])
                self.assertTrue(i.get("category", "DAMAGE") in CATEGORIES, i["measures"])
                self.assertLess(i["baseline_to"], a["on"] if i["source"] == "count" else "2026-07-01")
                self.assertTrue(all(m["day"] >= a["on"] for m in i.get("measurements", [])), i["measures"])

    def test_texts(self):
        by_category = {}
        for t in story["texts"]:
            self.assertIn(t["category"], CATEGORIES)
            by_category.setdefault(t["category"], []).append(t["sv"])
        self.assertGreaterEqual(len(story["texts"]), 120)
        self.assertEqual(len({t["sv"] for t in story["texts"]}), len(story["texts"]))
        for r in story["rates"]:
            self.assertIn(r["category"], by_category)

    def test_no_personal_data_in_free_text(self):
        words = [t["sv"].replace("{place}", p["properties"]["in_text"]) for t in story["texts"] for p in places.values()]
        words += [a["text"] for a in story["acute"]] + [e["text"] for a in story["acute"] for e in a["log"]]
        words += [a["reason"] for a in story["goals"]["areas"]] + [g["sentence"] for a in story["goals"]["areas"] for g in a["goals"]]
        words += [s["why"] for s in story["silences"]] + [m["title"] for m in story["measures"]]
        for text in words:
            for kind, pattern in PERSONAL.items():
                self.assertIsNone(re.search(pattern, text), (kind, text))


class Police(unittest.TestCase):
    def table(self, name):
        table = load(DATA / "police" / name)
        self.assertEqual(len({r["type"] for r in table["rows"]}), len(table["rows"]))
        for row in table["rows"]:
            self.assertTrue(row["category"] is None or row["category"] in CATEGORIES, row)
            self.assertTrue(row["reason"], row)
        return {r["type"]: r["category"] for r in table["rows"]}

    def test_code_tables(self):
        types = self.table("types.json")
        self.assertTrue(all(types[t] is None for t in types if t.startswith("Sammanfattning")))
        self.assertEqual(self.table("uk-types.json")["Robbery"], "CRIME.ROBBERY")

    def test_extract_is_known_and_placed(self):
        types = self.table("types.json")
        named = {f["properties"]["name"] for f in features(DATA / "geo/kommuner-sjuharad.geojson")}
        raw = gzip.decompress((DATA / "police/polisen-sjuharad-2022-2026.csv.gz").read_bytes()).decode("utf-8")
        rows = list(csv.DictReader(io.StringIO(raw, newline="")))
        self.assertGreater(len(rows), 3000)
        self.assertEqual(len({r["id"] for r in rows}), len(rows))
        for r in rows:
            self.assertIn(r["type"].strip(), types)
            self.assertIn(r["title"].rsplit(", ", 1)[1], named)
            self.assertRegex(r["title"], r"^\d\d? [a-z]+ \d\d[.:]\d\d, ")

    def test_real_tenant_invents_nothing(self):
        real = load(DATA / "demo/sjuharad/town.json")
        self.assertFalse(real["tenant"]["invented"])
        self.assertEqual((real["operations"], real["inventory"], real["checklists"]), ([], [], []))
        self.assertEqual(real["groups"], town["groups"])
        for link in [real["map"]["areas"], real["map"]["overview"]] + [i["file"] for i in real["imports"]]:
            self.assertTrue((DATA / "demo/sjuharad" / link).is_file(), link)

    def test_profiles_point_to_existing_tables(self):
        for path in sorted((DATA / "import-profiles").glob("*.json")):
            profile = load(path)
            if profile["format"] != "samsyn-import-profile/1":
                continue
            self.assertEqual(profile["name"], path.stem)
            category = profile["fields"]["category"]
            self.assertTrue((DATA / category["table"]).is_file() if "table" in category else
                            category["constant"] in CATEGORIES)


if __name__ == "__main__":
    unittest.main()
