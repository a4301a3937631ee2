#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
"""Draws answers of `samsyn analyse --json` as the small pictures of the handbook.

    tools/analysis_pictures.py knox|aoristic|season|scan answer.json picture.svg
    tools/analysis_pictures.py contours grid.geojson picture.svg
"""

import json
import math
import sys
from pathlib import Path

INK, PALE = "#1d3557", "#e6eef5"


def mix(share: float) -> str:
    """From pale to the colour of what stands out."""
    low, high = (230, 238, 245), (176, 42, 48)
    return "#" + "".join(f"{round(a + (b - a) * max(0, min(1, share))):02x}" for a, b in zip(low, high))


def text(x: float, y: float, words: str, anchor: str = "middle", size: int = 12) -> str:
    return f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}" font-size="{size}">{words}</text>'


def svg(width: int, height: int, parts: list[str]) -> str:
    return (f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" height="{height}" '
            f'font-family="sans-serif" fill="{INK}"><rect width="{width}" height="{height}" fill="#fff"/>' + "".join(parts) + "</svg>\n")


def knox(answer: dict) -> str:
    cells = answer["cells"]
    spaces = sorted({tuple(cell["space"]) for cell in cells})
    times = sorted({tuple(cell["time"]) for cell in cells})
    parts = [text(110 + 100 * i + 48, 22, f"{a:g}–{b:g} d") for i, (a, b) in enumerate(times)]
    parts += [text(100, 58 + 44 * i, f"{a:g}–{b:g} m" if b else "0 m", "end") for i, (a, b) in enumerate(spaces)]
    for cell in cells:
        x, y = 110 + 100 * times.index(tuple(cell["time"])), 32 + 44 * spaces.index(tuple(cell["space"]))
        parts.append(f'<rect x="{x}" y="{y}" width="96" height="40" fill="{mix((cell["ratio"] - 1) / 2)}"/>')
        parts.append(text(x + 48, y + 25, f'{cell["ratio"]:.2f}{" *" if cell["p"] <= 0.01 else ""}', size=14))
    return svg(120 + 100 * len(times), 44 + 44 * len(spaces), parts)


def aoristic(answer: dict) -> str:
    bins, parts = answer["bins"], []
    low, high = min(bins), max(bins)
    for at, value in enumerate(bins):
        parts.append(f'<rect x="{44 + at % 24 * 20}" y="{24 + at // 24 * 24}" width="19" height="23" '
                     f'fill="{mix((value - low) / (high - low))}"><title>{value:.1f}</title></rect>')
    parts += [text(54 + 20 * hour, 16, str(hour), size=10) for hour in range(0, 24, 3)]
    parts += [text(38, 40 + 24 * day, name, "end", 11) for day, name in enumerate(("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"))]
    return svg(534, 200, parts)


def season(answer: dict) -> str:
    parts = [f'<line x1="30" x2="530" y1="120" y2="120" stroke="{INK}" stroke-dasharray="3 3"/>', text(24, 124, "1", "end")]
    for at, part in enumerate(answer["parts"]):
        x, y = 50 + 41 * at, lambda factor: 120 - 300 * (factor - 1)
        low, high = part["interval"]
        parts.append(f'<line x1="{x}" x2="{x}" y1="{y(low):.1f}" y2="{y(high):.1f}" stroke="{INK}" stroke-width="2"/>')
        parts.append(f'<circle cx="{x}" cy="{y(part["factor"]):.1f}" r="5" fill="{mix(abs(part["factor"] - 1) * 4)}" stroke="{INK}"/>')
        parts.append(text(x, 196, str(part["part"])) + text(x, y(part["factor"]) - 12, f'{part["factor"]:.2f}', size=10))
    return svg(540, 210, parts)


def scan(answer: dict) -> str:
    """Clusters in degrees: their places, as large as they have events; the strongest with rank and week."""
    clusters = answer["clusters"]
    xs, ys = [c["centre"][0] for c in clusters], [c["centre"][1] for c in clusters]
    middle = math.cos(math.radians(sum(ys) / len(ys)))
    scale = min(420 / ((max(xs) - min(xs)) * middle), 340 / (max(ys) - min(ys)))
    parts = []
    for cluster in reversed(clusters):
        x = 60 + (cluster["centre"][0] - min(xs)) * middle * scale
        y = 380 - (cluster["centre"][1] - min(ys)) * scale
        sure = cluster["p"] <= 0.05
        parts.append(f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{3 + 2 * math.sqrt(cluster["observed"]):.1f}" '
                     f'fill="{mix(0.9) if sure else PALE}" fill-opacity=".6" stroke="{INK}"/>')
        if cluster["rank"] <= 5:
            parts.append(text(x + 14, y + 4, f'{cluster["rank"]}: {cluster["observed"]:g}, {cluster["start"]}', "start", 11))
    return svg(640, 410, parts)


def contours(features: dict) -> str:
    rings = [(f["properties"]["level"], polygon) for f in features["features"] for polygon in f["geometry"]["coordinates"]]
    corners = [corner for _, polygon in rings for ring in polygon for corner in ring]
    west, east = min(c[0] for c in corners), max(c[0] for c in corners)
    south, north = min(c[1] for c in corners), max(c[1] for c in corners)
    scale = 460 / (north - south)
    squeeze = scale * math.cos(math.radians((south + north) / 2))
    highest = max(level for level, _ in rings)
    parts = []
    for level, polygon in rings:
        path = "".join("M" + "L".join(f"{(x - west) * squeeze + 10:.1f},{(north - y) * scale + 10:.1f}" for x, y in ring) + "Z"
                       for ring in polygon)
        parts.append(f'<path d="{path}" fill="{mix(level / highest)}" fill-rule="evenodd" stroke="{INK}" stroke-width=".4"/>')
    return svg(round((east - west) * squeeze) + 20, 480, parts)


if __name__ == "__main__":
    kinds = {"knox": knox, "aoristic": aoristic, "season": season, "scan": scan, "contours": contours}
    Path(sys.argv[3]).write_text(kinds[sys.argv[1]](json.loads(Path(sys.argv[2]).read_text())))
