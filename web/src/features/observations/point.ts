// SPDX-License-Identifier: EUPL-1.2
// A point on the map for another place than the known ones: where the phone is, when asked for. Whoever cannot or will
// not give a point writes where in words; the list of places is beside it.
import {all, button, make} from './dom.ts';
import {t} from './words.ts';

interface Point {
  lon: number;
  lat: number;
}

function show(home: HTMLElement, changed: () => void): void {
  const [lon, lat] = ['lon', 'lat'].map((what) => home.querySelector<HTMLInputElement>(`[name^="${what}_"]`)!) as [HTMLInputElement, HTMLInputElement];
  const row = home.querySelector<HTMLElement>('.s-point')!;
  const said = row.querySelector<HTMLElement>('[role="status"]')!;
  const forget = button(t('report.point_forget'), 's-link', () => put());
  const put = (point?: Point) => {
    forget.hidden = !point;
    lon.value = point ? point.lon.toFixed(5) : '';
    lat.value = point ? point.lat.toFixed(5) : '';
    said.textContent = point ? t('report.point_chosen') : '';
    changed();
  };
  const locate = button(t('report.point_here'), 's-button', () => {
    said.textContent = t('report.point_looking');
    navigator.geolocation.getCurrentPosition(
      ({coords}) => put({lon: coords.longitude, lat: coords.latitude}),
      () => { said.textContent = t('report.point_failed'); },
      {enableHighAccuracy: true, timeout: 15_000, maximumAge: 60_000});
  });
  const buttons = row.querySelector('.s-buttons')!;
  if (navigator.geolocation) buttons.append(locate);
  buttons.append(forget);
  forget.hidden = !lon.value;
  said.textContent = lon.value ? t('report.point_chosen') : '';
}

/** Adds the buttons to every place under `root` that has none yet. */
export function addPointControls(root: HTMLElement, changed: () => void): void {
  for (const home of all<HTMLElement>(root, '.s-elsewhere')) {
    if (home.querySelector('.s-point')) continue;
    home.append(make('div', {class: 's-point'}, make('div', {class: 's-buttons'}), make('p', {class: 's-hint', role: 'status'})));
    show(home, changed);
  }
}
