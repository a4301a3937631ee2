// SPDX-License-Identifier: EUPL-1.2
// A point on the map for another place than the known ones: where the phone is, when asked for, or under the cross of a
// map. Whoever cannot or will not give a point writes where in words; the list of places is beside it.
import {all, button, make} from './dom.ts';
import type {CrossMap} from './point_map.ts';
import {t} from './words.ts';

interface Point {
  lon: number;
  lat: number;
}

function placesBeside(home: HTMLElement): {id: string; name: string; lon: number; lat: number}[] {
  return all<HTMLInputElement>(home.closest('.s-where')!, 'input[data-lon]').map((input) => ({
    id: input.value, name: input.closest('label')!.textContent!.trim(), lon: Number(input.dataset.lon), lat: Number(input.dataset.lat),
  }));
}

/** The buttons of one place, and the point they choose. */
class PointControls {
  private readonly lon: HTMLInputElement;
  private readonly lat: HTMLInputElement;
  private readonly said = make('p', {class: 's-hint', role: 'status'});
  private readonly forget = button(t('report.point_forget'), 's-link', () => this.put());
  private readonly toMap = button(t('report.point_on_map'), 's-button', () => void this.openMap());
  private readonly take = button(t('report.point_take'), 's-button s-button-primary', () => this.takeCentre());
  private readonly row: HTMLElement;
  private map: CrossMap | undefined;

  constructor(private readonly home: HTMLElement, private readonly changed: () => void) {
    [this.lon, this.lat] = ['lon', 'lat'].map((what) => home.querySelector<HTMLInputElement>(`[name^="${what}_"]`)!) as [HTMLInputElement, HTMLInputElement];
    const buttons = make('div', {class: 's-buttons'}, this.toMap, this.take, this.forget);
    if (navigator.geolocation) buttons.prepend(button(t('report.point_here'), 's-button', () => this.locate()));
    this.row = make('div', {class: 's-point'}, buttons, this.said);
    this.take.hidden = true;
    home.append(this.row);
    this.show();
  }

  private show(): void {
    this.forget.hidden = !this.lon.value;
    this.said.textContent = this.lon.value ? t('report.point_chosen') : '';
  }

  private put(point?: Point): void {
    this.lon.value = point ? point.lon.toFixed(5) : '';
    this.lat.value = point ? point.lat.toFixed(5) : '';
    this.show();
    this.changed();
  }

  private locate(): void {
    this.said.textContent = t('report.point_looking');
    navigator.geolocation.getCurrentPosition(
      ({coords}) => this.put({lon: coords.longitude, lat: coords.latitude}),
      () => { this.said.textContent = t('report.point_failed'); },
      {enableHighAccuracy: true, timeout: 15_000, maximumAge: 60_000});
  }

  private async openMap(): Promise<void> {
    this.toMap.hidden = true;
    try {
      const {openCrossMap} = await import('./point_map.ts');
      const chosen = this.lon.value ? [Number(this.lat.value), Number(this.lon.value)] as [number, number] : undefined;
      this.map = await openCrossMap((element) => this.row.prepend(element), placesBeside(this.home), chosen);
      this.take.hidden = false;
      this.map.element.querySelector<HTMLElement>('.s-cross-map')!.focus();
    } catch {
      this.toMap.hidden = false;
      this.said.textContent = t('report.map_failed');
    }
  }

  private takeCentre(): void {
    this.put(this.map?.centre());
    this.map?.close();
    this.map = undefined;
    this.take.hidden = true;
    this.toMap.hidden = false;
    this.toMap.focus();
  }
}

/** Adds the buttons to every place under `root` that has none yet. */
export function addPointControls(root: HTMLElement, changed: () => void): void {
  for (const home of all<HTMLElement>(root, '.s-elsewhere')) {
    home.querySelector('.s-point')?.remove();
    new PointControls(home, changed);
  }
}
