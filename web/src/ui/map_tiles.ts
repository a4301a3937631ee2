// SPDX-License-Identifier: EUPL-1.2
// A municipality's own vector tiles (one PMTiles file, read in parts from our own origin) under a map, in the quiet
// colours that the drawn ground has. Fetched only where there is such a file.
import * as L from 'leaflet';
import {leafletLayer, LineSymbolizer, linear, PmtilesSource, PolygonSymbolizer, type PaintRule} from 'protomaps-leaflet';

const GROUND = '#f3f3ef';
const GREEN = '#e9efe2';
const WATER = '#cfe0ea';
const BUILDING = '#dcdcd7';
const EDGE = '#dcdcd6';

const area = (dataLayer: string, fill: string, kinds?: string[]): PaintRule =>
  ({dataLayer, symbolizer: new PolygonSymbolizer({fill}), ...(kinds && {filter: (_, feature) => kinds.includes(String(feature.props.kind))})});
const widths: [string[], number[][]][] = [
  [['path', 'other'], [[14, 0.6], [17, 2]]], [['minor_road'], [[11, 0.4], [14, 2], [17, 7]]], [['medium_road', 'major_road', 'highway'], [[9, 0.8], [14, 4], [17, 10]]],
];
const roads = (color: string, wider: number): PaintRule[] => widths.map(([kinds, stops]) =>
  ({dataLayer: 'roads', symbolizer: new LineSymbolizer({color, width: linear(stops.map(([zoom, width]) => [zoom!, width! + wider])), lineCap: 'round', lineJoin: 'round'}), filter: (_, feature) => kinds.includes(String(feature.props.kind))}));

// The layers of the Protomaps schema; what a file does not have is not drawn.
const RULES: PaintRule[] = [
  area('earth', GROUND), area('landcover', GREEN, ['forest', 'grassland', 'farmland', 'scrub']),
  area('landuse', GREEN, ['park', 'forest', 'wood', 'grass', 'meadow', 'cemetery', 'garden', 'nature_reserve', 'recreation_ground', 'golf_course', 'pitch']),
  {dataLayer: 'water', symbolizer: new PolygonSymbolizer({fill: WATER}), filter: (_, feature) => feature.geomType === 3},
  {dataLayer: 'water', symbolizer: new LineSymbolizer({color: WATER, width: 1.5}), filter: (_, feature) => feature.geomType === 2},
  ...roads(EDGE, 1.6), ...roads('#fff', 0),
  {dataLayer: 'roads', symbolizer: new LineSymbolizer({color: '#b9bcc0', width: 1.4, dash: [6, 3]}), filter: (_, feature) => feature.props.kind === 'rail'},
  area('buildings', BUILDING),
];

interface Tiles { layer: L.Layer; attribution: string }

// null when the file is not to be had or is none: the map is then drawn as without it.
export async function tiles(address: string): Promise<Tiles | null> {
  try {
    const source = new PmtilesSource(new URL(address, location.href).href, true);
    const header = await source.p.getHeader();
    const {attribution} = (await source.p.getMetadata()) as {attribution?: string};
    // The library looks for Leaflet where a page without modules would have it.
    Object.assign(globalThis, {L});
    const layer = leafletLayer({url: source.p, maxDataZoom: header.maxZoom, paintRules: RULES, labelRules: [], backgroundColor: GROUND, attribution: ''}) as unknown as L.Layer;
    return {layer, attribution: plain(attribution ?? '')};
  } catch {
    return null;
  }
}

// Attributions are written as HTML; here they are words.
const plain = (html: string) => new DOMParser().parseFromString(html, 'text/html').body.textContent?.trim() ?? '';
