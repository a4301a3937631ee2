// SPDX-License-Identifier: EUPL-1.2
// What a map is made of, drawn with Leaflet's SVG renderer: base, density, areas, labels, numbered spots, points.
// Labels and spots are built as elements, never as HTML text, so that no name can become markup.
import type {FeatureCollection, Geometry, MultiPolygon, Polygon, Position} from 'geojson';
import * as L from 'leaflet';
import type {Level} from './level.ts';

export type LonLat = [number, number];
export interface MapArea {
  id: string;
  name: string;
  geometry: Polygon | MultiPolygon;
  label: LonLat | null;
  marks: {level: Level; count: number}[]; // shown beside the name
  said: string; // what a screen reader says of it
  figure?: string; // a count, where nothing closer than the area is known
  tone?: number; // its class, 1 to 5
}
export interface MapBin { ring: LonLat[]; tone: number; count: number } // tone 1 to 5
export interface MapSpot { id: number; name: string; lon: number; lat: number; said?: string }
export interface MapPoint { id: string; name: string; lon: number; lat: number }
export type Base = FeatureCollection<Geometry | null, Record<string, unknown>> & {attribution?: string; tiles?: string}; // where the own tiles are

const TONES = ['#ddd7ec', '#bdb1da', '#9384c2', '#6a58a8', '#41307f'];
const MARKS: Partial<Record<Level, {d: string; className: string}>> = {
  bad: {d: 'M7 .4 13.6 7 7 13.6.4 7Z', className: 'map-bad'},
  warn: {d: 'M7 1.4 13.2 12.4H.8Z', className: 'map-warn'},
};
const ROAD_EDGE = [0, 7.5, 5, 3.4];
const ROAD_FILL = [0, 5.5, 3.4, 2];

const point = (p: Position): L.LatLngTuple => [p[1]!, p[0]!];
export const latLngs = (points: Position[]) => points.map(point);
const rings = (geometry: Polygon | MultiPolygon): L.LatLngTuple[][][] =>
  (geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates).map((polygon) => polygon.map(latLngs));
export const boundsOf = (areas: {geometry: Polygon | MultiPolygon}[]) => L.latLngBounds(areas.flatMap((area) => rings(area.geometry).flat(2)));

// Within an odd number of rings: a hole is outside.
export const isWithin = ([x, y]: Position, geometry: Polygon | MultiPolygon) => (geometry.type === 'Polygon' ? geometry.coordinates : geometry.coordinates.flat())
  .reduce((inside, ring) => ring.reduce((now, [ax = 0, ay = 0], i) => {
    const [bx = 0, by = 0] = ring[(i || ring.length) - 1]!;
    return (ay > y!) !== (by > y!) && x! < ((bx - ax) * (y! - ay)) / (by - ay) + ax ? !now : now;
  }, inside), false);

// The areas that a map of them all is fitted to: not a county that would make its municipalities small.
export function foremost(areas: MapArea[]): MapArea[] {
  const middle = (area: MapArea): Position => [boundsOf([area]).getCenter().lng, boundsOf([area]).getCenter().lat];
  const encloses = (area: MapArea) => areas.some((other) => other !== area && isWithin(middle(other), area.geometry) && !boundsOf([other]).contains(boundsOf([area])));
  const inner = areas.filter((area) => !encloses(area));
  return inner.length ? inner : areas;
}

const quiet = {interactive: false, smoothFactor: 0};
const fill = (colour: string) => ({...quiet, stroke: false, fillColor: colour, fillOpacity: 1});

function element(tag: string, className: string, text = ''): HTMLElement {
  const made = document.createElement(tag);
  made.className = className;
  made.textContent = text;
  return made;
}

function markIcon(level: Level): SVGElement | undefined {
  const mark = MARKS[level];
  if (!mark) return undefined;
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  for (const [name, value] of Object.entries({width: '11', height: '11', viewBox: '0 0 14 14', class: mark.className})) svg.setAttribute(name, value);
  svg.appendChild(document.createElementNS('http://www.w3.org/2000/svg', 'path')).setAttribute('d', mark.d);
  return svg;
}

const LABEL_PX: [number, number] = [160, 18];
const LABEL_GAP = 6;
const textIcon = (words: HTMLElement, className: string, aside = {x: 0, y: 0}) =>
  L.divIcon({className, iconSize: LABEL_PX, iconAnchor: [LABEL_PX[0] / 2 - aside.x, LABEL_PX[1] / 2 - aside.y], html: words});
const text = (at: LonLat, words: HTMLElement, className: string) =>
  L.marker([at[1], at[0]], {interactive: false, keyboard: false, icon: textIcon(words, className)});

// Ground first, then what lies on it; roads in two passes so that crossings join.
export function drawBase(base: Base): L.LayerGroup {
  const group = L.layerGroup();
  const of = (layer: string) => base.features.filter((f) => f.properties?.layer === layer && f.geometry);
  const lines = (layer: string, style: (p: Record<string, unknown>) => L.PolylineOptions) => of(layer).forEach((f) => {
    if (f.geometry?.type === 'LineString') L.polyline(latLngs(f.geometry.coordinates), {...quiet, ...style(f.properties)}).addTo(group);
  });
  const polygons = (layer: string, colour: string) => {
    const shapes = of(layer).flatMap((f) => (f.geometry?.type === 'Polygon' || f.geometry?.type === 'MultiPolygon' ? rings(f.geometry) : []));
    if (shapes.length) L.polygon(shapes, fill(colour)).addTo(group);
  };
  polygons('green', '#e9efe2');
  polygons('water', '#cfe0ea');
  lines('water', (p) => ({color: '#cfe0ea', weight: Number(p.width ?? 5), lineCap: 'round'}));
  lines('road', (p) => ({color: '#dcdcd6', weight: ROAD_EDGE[Number(p.class)] ?? 3.4}));
  lines('road', (p) => ({color: '#fff', weight: ROAD_FILL[Number(p.class)] ?? 2}));
  lines('rail', () => ({color: '#b9bcc0', weight: 1.6}));
  lines('rail', () => ({color: '#b9bcc0', weight: 4.2, dashArray: '1 7'}));
  polygons('building', '#dcdcd7');
  for (const f of of('place')) {
    if (f.geometry?.type === 'Point') text(f.geometry.coordinates as LonLat, element('span', '', String(f.properties.name ?? '')), 'map-place').addTo(group);
  }
  return group;
}

export function drawBins(bins: MapBin[]): L.LayerGroup {
  const layers = bins.map((bin) => L.polygon(latLngs(bin.ring), {...fill(TONES[bin.tone - 1] ?? TONES[0]!), fillOpacity: 0.88}));
  return L.layerGroup(layers);
}

// A button for whoever has a screen reader, on an SVG path. With the keyboard one goes among them by arrows (map_keys.ts).
function makeButton(path: L.Path, name: string, press: () => void): void {
  const node = path.getElement() as SVGElement | undefined;
  if (!node) return;
  node.setAttribute('tabindex', '-1');
  node.setAttribute('role', 'button');
  node.setAttribute('aria-label', name);
  node.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' && event.key !== ' ') return;
    event.preventDefault();
    press();
  });
}

export function drawArea(area: MapArea, map: L.Map, press: () => void): L.Polygon {
  const path = L.polygon(rings(area.geometry), {color: '#17212b', weight: 1.4, fillColor: '#fff', fillOpacity: 0, smoothFactor: 0, className: 'map-area'});
  path.addTo(map).on('click', press);
  makeButton(path, area.said, press);
  return path;
}

// Dimming is a veil of white over what lies below; an area with a tone of its own pales instead.
function fillOf(area: MapArea, isDimmed: boolean): L.PathOptions {
  const tone = area.tone ? TONES[area.tone - 1] : undefined;
  return tone ? {fillColor: tone, fillOpacity: isDimmed ? 0.3 : 0.8} : {fillColor: '#fff', fillOpacity: isDimmed ? 0.45 : 0};
}

export function styleArea(path: L.Polygon, area: MapArea, isSelected: boolean, isDimmed: boolean): void {
  path.setStyle({...fillOf(area, isDimmed && !isSelected), ...(isSelected ? {weight: 3, color: '#0b5394'} : {weight: 1.4, color: '#17212b'})});
  path.getElement()?.setAttribute('aria-pressed', String(isSelected));
  if (isSelected) path.bringToFront();
}

export function drawLabel(area: MapArea): L.Marker {
  const label = element('span', '');
  label.append(element('b', '', area.name));
  if (area.figure) label.append(element('span', 'map-figure', area.figure));
  for (const mark of area.marks) {
    const item = element('i', '');
    const icon = markIcon(mark.level);
    if (icon) item.append(icon);
    item.append(String(mark.count));
    label.append(item);
  }
  const at = area.label ?? (() => { const c = boundsOf([area]); return [c.getCenter().lng, c.getNorth()] as LonLat; })();
  return text(at, label, 'map-label');
}

const SPOT_PX = 26;
const spotIcon = (id: number, aside: {x: number; y: number}) =>
  L.divIcon({className: 'map-spot', iconSize: [SPOT_PX, SPOT_PX], iconAnchor: [SPOT_PX / 2 - aside.x, SPOT_PX / 2 - aside.y], html: element('span', '', String(id))});

export function drawSpot(spot: MapSpot, isControl: boolean): L.Marker {
  return L.marker([spot.lat, spot.lon], {icon: spotIcon(spot.id, {x: 0, y: 0}), title: spot.name, alt: spot.name, interactive: isControl, keyboard: false});
}

export interface Box { x: number; y: number; width: number; height: number } // about its middle, in pixels

// How far each box moves aside so that none covers another, or one of those that stay. The same boxes always move the
// same way.
export function asides(boxes: Box[], staying: Box[] = []): {x: number; y: number}[] {
  const at = [...boxes, ...staying].map((box) => ({...box}));
  const stays = (i: number) => i >= boxes.length;
  for (let round = 0; round < 100; ++round) {
    let isCrowded = false;
    for (let i = 0; i < at.length; ++i) for (let j = i + 1; j < at.length; ++j) {
      const [one, other] = [at[i]!, at[j]!];
      const [dx, dy] = [other.x - one.x, other.y - one.y];
      const cover = {x: (one.width + other.width) / 2 - Math.abs(dx), y: (one.height + other.height) / 2 - Math.abs(dy)};
      if (stays(i) || cover.x <= 0.01 || cover.y <= 0.01) continue;
      isCrowded = true;
      const axis = cover.x <= cover.y ? 'x' : 'y';
      const step = (cover[axis] / (stays(j) ? 1 : 2)) * ((axis === 'x' ? dx : dy) < 0 ? -1 : 1);
      one[axis] -= step;
      if (!stays(j)) other[axis] += step;
    }
    if (!isCrowded) break;
  }
  return boxes.map((box, i) => ({x: at[i]!.x - box.x, y: at[i]!.y - box.y}));
}

const xy = (map: L.Map, marker: L.Marker) => {
  const {x, y} = map.latLngToContainerPoint(marker.getLatLng());
  return {x, y};
};

// Moves names aside that would cover each other or be covered by the numbers.
export function spreadLabels(map: L.Map, labels: L.Marker[], numbers: Box[]): void {
  const boxes = labels.map((label) => {
    const words = [...(label.getElement()?.firstElementChild?.children ?? [])].map((part) => part.getBoundingClientRect());
    const width = words.length ? words.at(-1)!.right - words[0]!.left + LABEL_GAP : 0;
    return {...xy(map, label), width, height: LABEL_PX[1]};
  });
  asides(boxes, numbers).forEach((move, i) => labels[i]!.setIcon(textIcon((labels[i]!.options.icon as L.DivIcon).options.html as HTMLElement, 'map-label', move)));
}

// Moves numbers that would cover each other aside, as far as this zoom needs. Where they then stand.
export function spreadSpots(map: L.Map, markers: Map<number, L.Marker>): Box[] {
  const all = [...markers];
  const side = SPOT_PX + 1;
  const boxes = all.map(([, marker]) => ({...xy(map, marker), width: side, height: side}));
  const moves = asides(boxes);
  all.forEach(([id, marker], i) => marker.setIcon(spotIcon(id, moves[i]!)));
  return boxes.map((box, i) => ({...box, x: box.x + moves[i]!.x, y: box.y + moves[i]!.y}));
}

// A name of the ground that the map's edge would cut is not shown.
export function hideCut(map: L.Map): void {
  const edge = map.getContainer().getBoundingClientRect();
  for (const name of map.getContainer().querySelectorAll<HTMLElement>('.map-place')) {
    const words = name.firstElementChild!.getBoundingClientRect();
    const isWhole = words.left >= edge.left && words.right <= edge.right && words.top >= edge.top && words.bottom <= edge.bottom;
    name.style.visibility = isWhole ? '' : 'hidden';
  }
}

// Where the keyboard is: a dark line with a light one outside it.
export function drawCursor(shape: LonLat[] | Polygon | MultiPolygon): L.LayerGroup {
  const at = Array.isArray(shape) ? latLngs(shape) : rings(shape);
  const line = (color: string, weight: number) => L.polygon(at, {...quiet, fill: false, color, weight, className: 'map-cursor'});
  return L.layerGroup([line('#fff', 7), line('#17212b', 3.5)]);
}

export function drawPoint(p: MapPoint): L.CircleMarker {
  return L.circleMarker([p.lat, p.lon], {...quiet, radius: 4, color: '#fff', weight: 1, fillColor: '#17212b', fillOpacity: 0.85});
}
