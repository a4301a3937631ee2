// SPDX-License-Identifier: EUPL-1.2
// The invented town's map as vector tiles in one PMTiles file (version 3, nothing compressed), for trying and testing.
import Pbf from 'pbf';
import {zxyToTileId} from 'pmtiles';

const [FROM, TO] = [8, 12]; // zoom levels
const EXTENT = 4096;
const KINDS = ['other', 'highway', 'major_road', 'minor_road'];
const LAYERS = {water: 'water', green: 'landuse', road: 'roads', rail: 'roads', building: 'buildings'};
const kindOf = ({layer, class: size}) => ({road: KINDS[size] ?? 'minor_road', green: 'park'}[layer] ?? layer);

const world = ([lon, lat]) => [(lon + 180) / 360, (1 - Math.asinh(Math.tan((lat * Math.PI) / 180)) / Math.PI) / 2];
const zigzag = (n) => (n << 1) ^ (n >> 31);

// Moves, lines and ends of a tile's geometry.
function commands(lines, isArea) {
  const out = [];
  let [x, y] = [0, 0];
  for (const line of lines) {
    const points = isArea ? line.slice(0, -1) : line;
    points.forEach(([px, py], i) => {
      if (i === 0) out.push(9);
      if (i === 1) out.push(((points.length - 1) << 3) | 2);
      out.push(zigzag(px - x), zigzag(py - y));
      [x, y] = [px, py];
    });
    if (isArea) out.push(15);
  }
  return out;
}

function tile(features, z, x, y) {
  const scale = 2 ** z;
  const local = (point) => { const [wx, wy] = world(point); return [Math.round((wx * scale - x) * EXTENT), Math.round((wy * scale - y) * EXTENT)]; };
  const out = new Pbf();
  const layer = (name, items) => out.writeMessage(3, (_, to) => {
    to.writeVarintField(15, 2);
    to.writeStringField(1, name);
    items.forEach(({lines, isArea}, i) => to.writeMessage(2, (__, feature) => {
      feature.writePackedVarint(2, [0, i]);
      feature.writeVarintField(3, isArea ? 3 : 2);
      feature.writePackedVarint(4, commands(lines, isArea));
    }, null));
    to.writeStringField(3, 'kind');
    items.forEach(({kind}) => to.writeMessage(4, (__, value) => value.writeStringField(1, kind), null));
    to.writeVarintField(5, EXTENT);
  }, null);
  layer('earth', [{kind: 'earth', isArea: true, lines: [[[0, 0], [EXTENT, 0], [EXTENT, EXTENT], [0, EXTENT], [0, 0]]]}]);
  for (const name of new Set(Object.values(LAYERS))) {
    const items = features.filter((one) => LAYERS[one.properties.layer] === name && /Line|Polygon/.test(one.geometry.type)).flatMap(({geometry, properties}) => {
      const isArea = geometry.type.endsWith('Polygon');
      const parts = geometry.type.startsWith('Multi') ? geometry.coordinates : [geometry.coordinates];
      return parts.map((part) => ({kind: kindOf(properties), isArea, lines: (isArea ? part : [part]).map((line) => line.map(local))}));
    });
    if (items.length) layer(name, items);
  }
  return Buffer.from(out.finish());
}

function directory(entries) {
  const out = new Pbf();
  out.writeVarint(entries.length);
  entries.forEach(({id}, i) => out.writeVarint(id - (entries[i - 1]?.id ?? 0)));
  entries.forEach(() => out.writeVarint(1));
  entries.forEach(({bytes}) => out.writeVarint(bytes.length));
  entries.forEach((_, i) => out.writeVarint(i === 0 ? 1 : 0)); // each begins where the one before ends
  return Buffer.from(out.finish());
}

function head({directory: root, metadata, tiles, count, box}) {
  const out = Buffer.alloc(127);
  out.write('PMTiles');
  out[7] = 3;
  const at = 127 + root.length;
  [127, root.length, at, metadata.length, at + metadata.length, 0, at + metadata.length, tiles.length, count, count, count].forEach((n, i) => out.writeBigUInt64LE(BigInt(n), 8 + i * 8));
  [1, 1, 1, 1, FROM, TO].forEach((n, i) => (out[96 + i] = n));
  box.forEach((degrees, i) => out.writeInt32LE(Math.round(degrees * 1e7), 102 + i * 4));
  out[118] = TO;
  out.writeInt32LE(Math.round(((box[0] + box[2]) / 2) * 1e7), 119);
  out.writeInt32LE(Math.round(((box[1] + box[3]) / 2) * 1e7), 123);
  return out;
}

export function tilesOf(map) {
  const features = map.features.filter((one) => one.geometry);
  const points = features.flatMap((one) => [one.geometry.coordinates].flat(Infinity)).reduce((pairs, n, i, all) => (i % 2 ? pairs : [...pairs, [n, all[i + 1]]]), []);
  const [lons, lats] = [points.map(([lon]) => lon), points.map(([, lat]) => lat)];
  const box = [Math.min(...lons), Math.min(...lats), Math.max(...lons), Math.max(...lats)];
  const entries = [];
  for (let z = FROM; z <= TO; z++) {
    const [west, north] = world([box[0], box[3]]).map((n) => Math.floor(n * 2 ** z));
    const [east, south] = world([box[2], box[1]]).map((n) => Math.floor(n * 2 ** z));
    for (let x = west; x <= east; x++) for (let y = north; y <= south; y++) entries.push({id: zxyToTileId(z, x, y), bytes: tile(features, z, x, y)});
  }
  entries.sort((one, other) => one.id - other.id);
  const root = directory(entries);
  const metadata = Buffer.from(JSON.stringify({attribution: '<a href="https://example.org">© Påhittade kartan</a>'}));
  const tiles = Buffer.concat(entries.map(({bytes}) => bytes));
  return Buffer.concat([head({directory: root, metadata, tiles, count: entries.length, box}), root, metadata, tiles]);
}
