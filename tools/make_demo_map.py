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

import alnefors as plan

SEED = 9901
ORIGIN = (408000.0, 6537000.0)  # SWEREF 99 TM, east and north, metres
NOTE = "INVENTED: no real town, boundary, street or building. CC0."

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
    river, street = smooth(plan.RIVER), smooth(plan.HIGH_STREET)
    north = between(river, plan.NORTH_INNER, plan.NORTH_OUTER)
    south = between(river, plan.SOUTH_INNER, plan.SOUTH_OUTER)
    west = between(street, plan.WEST_INNER, plan.WEST_OUTER)
    east = between(street, plan.EAST_INNER, plan.EAST_OUTER)
    inner = {k: smooth(getattr(plan, f"INNER_{k.upper()}"), 3) for k in ("ne", "se", "sw", "nw")}
    outer = {k: smooth(getattr(plan, f"OUTER_{k.upper()}"), 3) for k in ("ne", "se", "sw", "nw")}

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
        rows, share = plan.HOUSES[kind]
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
    river, rail = smooth(plan.RIVER), smooth(plan.RAIL)
    lake, pond = smooth(plan.LAKE, 3, closed=True), smooth(plan.POND, 3, closed=True)
    greens = [smooth(g, 3, closed=True) for g in plan.GREENS]
    roads = {1: [smooth(r) for r in plan.HIGHWAYS], 2: [smooth(r) for r in plan.MAIN_STREETS],
             3: [smooth(r, 3) for r in plan.LANES]}
    keep_off = Nearness(roads[1] + [rail, river])
    barred = [lake, pond] + greens
    local = {code: local_streets(rings[code], d, keep_off, barred, rng) for code, d in plan.DISTRICTS.items()}
    everything = roads[1] + roads[2] + roads[3] + sum(local.values(), [])
    builder = Builder(everything, rail, river, barred, rng)
    works = lambda p: any(math.hypot(p[0] - x, p[1] - y) < r for x, y, r in plan.WORKS)
    for code, d in plan.DISTRICTS.items():
        ring = rings[code]
        for street in local[code]:
            builder.line(street, "works", lambda p: inside(p, ring) and works(p))
            builder.line(street, d["house"], lambda p: inside(p, ring) and not works(p))
        for street in roads[2]:
            builder.line(street, d["house"], lambda p: inside(p, ring) and in_ellipses(p, d["built"]))
    for _, x, y, radius in plan.VILLAGES:
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
                 for n, x, y, rank in plan.LABELS]
    return features


def areas(town):
    border = smooth(plan.MUNICIPALITY, 3, closed=True)
    polygons = {code: [closed(turn(ring))] for code, ring in town["rings"].items()}
    polygons["ALNEFORS"] = [closed(turn(border))]
    polygons["LANDSBYGDEN"] = [closed(turn(border)), closed(turn(town["town"])[::-1])]
    return [feature({"code": a["code"], "parent": a["parent"], "name": a["name"], "kind": a["kind"],
                     "label": degrees([a["label"]])[0]}, "Polygon", polygons[a["code"]]) for a in plan.AREAS]


def turn(ring):
    """The same ring anticlockwise, as RFC 7946 wants outer rings."""
    doubled = sum(a[0] * b[1] - b[0] * a[1] for a, b in zip(ring, ring[1:] + ring[:1]))
    return ring if doubled > 0 else ring[::-1]


def places():
    return [feature({"code": code, "name": name, "area": area, "kind": kind, "in_text": words,
                     "x": ORIGIN[0] + x, "y": ORIGIN[1] + y},
                    "Point", degrees([(x, y)], 6)[0]) for code, name, area, kind, words, x, y in plan.PLACES]


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
