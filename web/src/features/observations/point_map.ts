// SPDX-License-Identifier: EUPL-1.2
// A map under a cross: move the map, and the cross says where. Fetched first when somebody asks for it. With the keyboard
// the map is moved by the arrow keys; the list of places and the words are beside it.
import * as L from 'leaflet';
import 'leaflet/dist/leaflet.css';
import '../../ui/map.css';
import {type Base, drawBase, drawPoint, type MapPoint} from '../../ui/map_layers.ts';
import {make} from './dom.ts';
import {t} from './words.ts';

const SWEDEN: L.LatLngTuple = [62, 16];
const [WIDTH, HEIGHT] = [150, 16]; // room for a name, px

async function basemap(): Promise<Base | undefined> {
  const answer = await fetch('/api/basemap').catch(() => undefined);
  return answer?.ok ? (await answer.json()) as Base : undefined;
}

function lookAt(map: L.Map, places: readonly MapPoint[], chosen?: L.LatLngTuple): void {
  if (chosen) map.setView(chosen, 16);
  else if (places.length) map.fitBounds(L.latLngBounds(places.map(({lat, lon}) => [lat, lon])), {padding: [24, 24], maxZoom: 16, animate: false});
  else map.setView(SWEDEN, 5);
}

// Names that would lie over one another are left out until the map is closer.
function nameSome(map: L.Map, places: readonly MapPoint[]): L.LayerGroup {
  const group = L.layerGroup();
  const taken: L.Point[] = [];
  for (const {lat, lon, name} of places) {
    const at = map.latLngToLayerPoint([lat, lon]);
    if (taken.some((other) => Math.abs(other.x - at.x) < WIDTH && Math.abs(other.y - at.y) < HEIGHT)) continue;
    taken.push(at);
    const icon = L.divIcon({className: 's-cross-name', iconSize: [WIDTH, HEIGHT], iconAnchor: [WIDTH / 2, HEIGHT + 4], html: make('span', {}, name)});
    L.marker([lat, lon], {interactive: false, keyboard: false, icon}).addTo(group);
  }
  return group.addTo(map);
}

export interface CrossMap {
  element: HTMLElement;
  centre(): {lon: number; lat: number};
  close(): void;
}

/** The map in an element of its own, put in its place by `place` before it is drawn. */
export async function openCrossMap(place: (element: HTMLElement) => void, places: readonly MapPoint[], chosen?: L.LatLngTuple): Promise<CrossMap> {
  const box = make('div', {class: 's-cross-map', role: 'application', 'aria-label': t('report.map_label'), tabindex: '0'});
  const element = make('div', {class: 's-cross'}, box, make('span', {class: 's-cross-mark', 'aria-hidden': 'true'}));
  place(element);
  const map = L.map(box, {attributionControl: false, zoomControl: false, renderer: L.svg({padding: 0.5})});
  L.control.zoom({zoomInTitle: t('ui.zoom_in'), zoomOutTitle: t('ui.zoom_out'), position: 'topright'}).addTo(map);
  lookAt(map, places, chosen);
  const base = await basemap();
  if (base) drawBase(base).addTo(map);
  for (const known of places) drawPoint(known).addTo(map);
  let names = nameSome(map, places);
  map.on('zoomend', () => {
    names.remove();
    names = nameSome(map, places);
  });
  return {
    element,
    centre: () => ({lon: map.getCenter().lng, lat: map.getCenter().lat}),
    close: () => {
      map.remove();
      element.remove();
    },
  };
}
