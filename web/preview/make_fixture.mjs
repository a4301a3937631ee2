// SPDX-License-Identifier: EUPL-1.2
// Makes the picture and the map of an invented town, Alnefors, for tests and the preview: node preview/make_fixture.mjs
// Everything here is made up. The numbers are chosen so that every level, direction and kind of answer occurs.
import {writeFileSync} from 'node:fs';

let seed = 20261116;
const random = () => (seed = (seed * 16807) % 2147483647) / 2147483647;
const poisson = (mean) => {
  let [k, p] = [-1, 1];
  for (const limit = Math.exp(-mean); p > limit; k++) p *= random();
  return Math.max(0, k);
};
const gauss = () => Math.sqrt(-2 * Math.log(random())) * Math.cos(2 * Math.PI * random());

const CENTRE = [15.312, 59.918];
const KX = 1 / (111320 * Math.cos((CENTRE[1] * Math.PI) / 180));
const KY = 1 / 110574;
const round6 = (v) => Math.round(v * 1e6) / 1e6;
const at = (x, y) => [round6(CENTRE[0] + x * KX), round6(CENTRE[1] + y * KY)]; // metres from the square

const AREAS = {
  kvarnby: {name: 'Kvarnby', centre: [-1850, 620], rx: 640, ry: 450, turn: 0.2, label: [-1850, 1160]},
  sjoangen: {name: 'Sjöängen', centre: [1240, 950], rx: 680, ry: 430, turn: -0.3, label: [1240, 1490]},
  tallasen: {name: 'Tallåsen', centre: [820, -900], rx: 620, ry: 470, turn: 0.5, label: [820, -1480]},
};
const outline = ({centre, rx, ry, turn}) => {
  const points = Array.from({length: 11}, (_, i) => {
    const a = (i / 11) * 2 * Math.PI;
    const r = 0.9 + random() * 0.2;
    const [x, y] = [Math.cos(a) * rx * r, Math.sin(a) * ry * r];
    return [centre[0] + x * Math.cos(turn) - y * Math.sin(turn), centre[1] + x * Math.sin(turn) + y * Math.cos(turn)];
  });
  return [...points, points[0]];
};
for (const area of Object.values(AREAS)) area.ring = outline(area);
const inside = ([px, py], ring) => {
  let is = false;
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
    const [xi, yi] = ring[i], [xj, yj] = ring[j];
    if (yi > py !== yj > py && px < ((xj - xi) * (py - yi)) / (yj - yi) + xi) is = !is;
  }
  return is;
};

// ---- the map
const line = (points) => ({type: 'LineString', coordinates: points.map(([x, y]) => at(x, y))});
const shape = (points) => ({type: 'Polygon', coordinates: [[...points, points[0]].map(([x, y]) => at(x, y))]});
const features = [];
const add = (layer, geometry, more = {}) => features.push({type: 'Feature', properties: {layer, ...more}, geometry});
add('water', shape([[-4200, -1300], [-2900, -1150], [-1700, -1420], [-900, -1250], [-380, -1500], [-300, -2100], [-900, -2900], [-4200, -2900]]));
add('water', line([[420, 3000], [360, 2100], [120, 1400], [60, 700], [-160, 60], [-240, -640], [-420, -1400]]), {width: 7});
add('green', shape([[-700, 1500], [120, 1750], [90, 2300], [-900, 2400], [-1200, 1900]]));
add('green', shape([[1900, -300], [2900, -100], [3000, -900], [2200, -1200], [1700, -800]]));
add('green', shape([[-1500, -420], [-760, -300], [-700, -850], [-1400, -960]]));
add('green', shape([[2300, 1500], [3100, 1300], [3200, 2000], [2500, 2200]]));
for (const points of [
  [[-4200, 300], [-2900, 260], [-1500, 60], [-300, 40], [700, 120], [1900, 240], [4200, 700]],
  [[-700, 3000], [-480, 1700], [-420, 600], [-300, 40], [-60, -700], [120, -1600], [200, -2900]],
]) add('road', line(points), {class: 1});
for (const points of [
  [[-2900, 260], [-2500, 900], [-1800, 1080], [-900, 760], [-420, 600]], [[-420, 600], [300, 760], [900, 860], [1700, 1100], [2400, 1700]],
  [[700, 120], [820, -420], [900, -900], [1300, -1500], [2200, -2000]], [[-60, -700], [500, -760], [900, -900], [1500, -820], [2400, -400], [4200, -200]],
  [[1700, 1100], [1800, 600], [1900, 240]],
]) add('road', line(points), {class: 2});
for (const points of [
  [[-2350, 620], [-1800, 640], [-1330, 600]], [[-2100, 880], [-2060, 380]], [[-1760, 1080], [-1700, 220]], [[-1480, 940], [-1440, 330]],
  [[700, 980], [1240, 960], [1800, 900]], [[1000, 1300], [980, 640]], [[1420, 1340], [1440, 620]], [[300, -900], [820, -880], [1320, -1000]],
  [[560, -560], [600, -1220]], [[1100, -540], [1120, -1280]], [[-760, 320], [-160, 330], [200, 300]], [[-620, -180], [-120, -240], [300, -210]], [[-120, 420], [40, -420]],
]) add('road', line(points), {class: 3});
add('rail', line([[-4200, -420], [-2600, -260], [-1300, -180], [-500, -160], [300, -60], [1500, -180], [2800, -520], [4200, -1000]]));
const block = ([cx, cy], w, h, turn) => add('building', shape([[-w, -h], [w, -h], [w, h], [-w, h]].map(([x, y]) =>
  [cx + (x * Math.cos(turn) - y * Math.sin(turn)) / 2, cy + (x * Math.sin(turn) + y * Math.cos(turn)) / 2])));
for (const {centre, rx, ry, ring, turn} of Object.values(AREAS)) {
  for (let x = centre[0] - rx; x < centre[0] + rx; x += 92) for (let y = centre[1] - ry; y < centre[1] + ry; y += 70) {
    const c = [x + (random() - 0.5) * 18, y + (random() - 0.5) * 14];
    if (inside(c, ring) && random() < 0.7) random() < 0.3 ? block(c, 18, 48, turn) : block(c, 58, 18, turn);
  }
}
for (let i = 0; i < 120; i++) block([-280 + gauss() * 300, 60 + gauss() * 260], 30 + random() * 34, 28 + random() * 26, 0.15);
for (const [name, x, y] of [['Centrum', -300, 130], ['Bruket', -1150, -1080], ['Norrmalma', -520, 1080], ['Lövåsen', 2450, -640], ['Hamnen', -420, -1300], ['Ekbacken', 2050, 1780]])
  add('place', {type: 'Point', coordinates: at(x, y)}, {name});
writeFileSync(new URL('./basemap.json', import.meta.url), JSON.stringify({type: 'FeatureCollection', attribution: 'Påhittad karta', features}));

// ---- the picture
const CATEGORIES = [
  ['DRUGS', 'Narkotika', 'Drugs'], ['DAMAGE', 'Skadegörelse', 'Vandalism'], ['DISORDER', 'Ordningsstörning', 'Public disorder'],
  ['THREATS', 'Hot och våld', 'Threats, violence'], ['YOUTH', 'Oro bland unga', 'Concern, youth'], ['TRAFFIC', 'Trafik och mopeder', 'Traffic, mopeds'],
  ['PLACES', 'Fysisk miljö', 'Physical environment'], ['FEAR', 'Upplevd otrygghet', 'Perceived unsafety'],
];
// usual level and the last rounds, per area and category
const STORY = {
  kvarnby: [[5, [6, 8, 9, 13]], [6, [6, 7, 8, 10]], [8, [7, 9, 8, 8]], [2, [2, 1, 3, 2]], [4, [4, 5, 5, 8]], [3, [3, 2, 4, 3]], [5, [5, 6, 4, 5]], [6, [7, 7, 8, 7]]],
  sjoangen: [[3, [3, 4, 2, 3]], [4, [3, 3, 2, 2]], [5, [5, 4, 5, 4]], [1, [1, 0, 1, 1]], [3, [3, 2, 3, 3]], [4, [5, 7, 8, 11]], [4, [4, 4, 5, 4]], [4, [4, 4, 3, 4]]],
  tallasen: [[7, [9, 8, 7, 3]], [7, [6, 8, 7, 7]], [9, [9, 10, 10, 11]], [3, [3, 4, 5, 6]], [5, [5, 5, 4, 5]], [4, [4, 3, 5, 4]], [6, [7, 6, 7, 6]], [6, [6, 6, 5, 6]]],
  skolor: [[1, [1, 0, 1, 1]], [3, [2, 3, 3, 3]], [4, [4, 5, 4, 4]], [2, [2, 3, 2, 2]], [6, [6, 6, 7, 8]], [2, [1, 2, 2, 1]], null, [3, [3, 3, 4, 3]]],
};
const FIRST = Date.UTC(2026, 10, 2);
const day = (roundsAgo, plus = 0) => new Date(FIRST - roundsAgo * 14 * 864e5 + plus * 864e5).toISOString().slice(0, 10);
const N = 26;
const EXPECTED = {kvarnby: 13, sjoangen: 10, tallasen: 15, skolor: 8};
const answeredAt = (area, ago) => (area === 'skolor' && ago === 9 ? 0 : EXPECTED[area] - (ago === 0 ? {kvarnby: 1, sjoangen: 1, tallasen: 2, skolor: 0}[area] : ago % 3 === 1 ? 1 : 0));
const history = (area, counts) => counts.map((count, i) => ({first: day(counts.length - 1 - i), count: answeredAt(area, counts.length - 1 - i) ? count : 0,
  expected: EXPECTED[area], answered: answeredAt(area, counts.length - 1 - i)}));
const median = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];
const one = (v) => Math.round(v * 10) / 10;
function bandOf(counts) {
  const middle = median(counts);
  const spread = Math.max(1.2, 1.4826 * median(counts.map((c) => Math.abs(c - middle))));
  return {low: one(Math.max(0, middle - 1.6 * spread)), median: middle, high: one(middle + 1.6 * spread)};
}
function judge(count, band) {
  if (count > band.median + 2 * (band.high - band.median)) return ['bad', {code: 'far_above_band', values: {count, median: band.median, high: band.high}}];
  if (count > band.high) return ['warn', {code: 'above_band', values: {count, median: band.median, high: band.high}}];
  return ['ok', {code: count < band.low ? 'below_band' : 'within_band', values: {count, low: band.low, high: band.high}}];
}
const series = {};
const cells = [];
for (const [area, rows] of Object.entries(STORY)) {
  rows.forEach((row, c) => {
    const category = CATEGORIES[c][0];
    if (!row) {
      cells.push({area, category, count: 0, previous: null, trend: 'none', history: history(area, Array(13).fill(0)).map((h) => ({...h, answered: 0})), band: null,
        level: 'none', rule: {code: 'no_answers', values: {expected: EXPECTED[area]}}});
      return;
    }
    const [mean, last] = row;
    const counts = [...Array.from({length: N - last.length}, () => Math.round((poisson(mean) + mean) / 2)), ...last];
    series[area] = (series[area] ?? Array(N).fill(0)).map((v, i) => v + counts[i]);
    const band = bandOf(counts.slice(0, -1));
    const [count, previous] = [counts[N - 1], counts[N - 2]];
    const [level, rule] = judge(count, band);
    const trend = count - previous >= 2 && count > band.median ? 'up' : previous - count >= 3 && count < band.median ? 'down' : 'none';
    cells.push({area, category, count, previous, trend, history: history(area, counts.slice(-13)), band, level, rule});
  });
}

const OPERATIONS = {
  kvarnby: ['Kvarnbyskolan F–6|Utbildning', 'Kvarnby fritidsgård|Kultur och fritid', 'Kvarnby bibliotek|Kultur och fritid', 'Förskolan Linden|Utbildning', 'Fältgruppen väster|Socialtjänst',
    'Områdespolis väster|Polisen', 'Alneforsbostäder väster|Alneforsbostäder', 'Gata och park|Teknik', 'Ordningsvakter centrum|Trygghet', 'Hemtjänst Kvarnby|Vård och omsorg',
    'Livs i Kvarnby|Näringsliv', 'Kvarnby IF|Föreningsliv', 'Väktarbolaget|Näringsliv'],
  sjoangen: ['Sjöängsskolan|Utbildning', 'Förskolan Vassen|Utbildning', 'Sjöängens bibliotek|Kultur och fritid', 'Fältgruppen öster|Socialtjänst', 'Områdespolis öster|Polisen',
    'Brf Strandängen|Fastighetsägare', 'Gata och park|Teknik', 'Vårdcentralen|Regionen', 'Mötesplats Viken|Kultur och fritid', 'Hemtjänst öster|Vård och omsorg'],
  tallasen: ['Tallåsskolan|Utbildning', 'Tallåsens gymnasium|Utbildning', 'Förskolan Kotten|Utbildning', 'Tallåsens fritidsgård|Kultur och fritid', 'Centrumbiblioteket|Kultur och fritid',
    'Fältgruppen söder|Socialtjänst', 'Områdespolis söder|Polisen', 'Alneforsbostäder söder|Alneforsbostäder', 'Gata och park|Teknik', 'Tallåsens centrum|Fastighetsägare',
    'Simhallen|Kultur och fritid', 'Hemtjänst söder|Vård och omsorg', 'Ordningsvakter söder|Trygghet', 'Kyrkan|Trossamfund', 'Kollektivtrafiken|Regionen'],
  skolor: ['Kvarnbyskolan F–6|Utbildning', 'Sjöängsskolan|Utbildning', 'Tallåsskolan|Utbildning', 'Tallåsens gymnasium|Utbildning', 'Elevhälsan|Utbildning', 'Skolpolis|Polisen', 'Fältgruppen|Socialtjänst', 'Fritidsbanken|Föreningsliv'],
};
const NOTHING = {kvarnby: [2, 9], sjoangen: [1], tallasen: [4, 11, 13], skolor: [7]};
const LATE = {kvarnby: [7], sjoangen: [], tallasen: [9], skolor: [5]};
const SILENT = {kvarnby: [11], sjoangen: [7], tallasen: [10, 14], skolor: []};
const operations = (area) => OPERATIONS[area].map((text, i) => {
  const [name, organisation] = text.split('|');
  const state = SILENT[area].includes(i) ? 'silent' : NOTHING[area].includes(i) ? 'nothing' : 'reported';
  return {id: `${area}-${i + 1}`, name, organisation, state, late: LATE[area].includes(i), observations: state === 'reported' ? 1 + Math.floor(random() * 8) : 0};
});
const areaOf = (code, name, kind) => {
  const list = operations(code);
  const silent = list.filter((o) => o.state === 'silent').length;
  const drawn = AREAS[code];
  return {id: code, code, name, kind, precision: 'point', geometry: drawn ? {type: 'Polygon', coordinates: [drawn.ring.map(([x, y]) => at(x, y))]} : null, label: drawn ? at(...drawn.label) : null,
    round: {id: `${code}-26`, number: 26, state: 'closed', first: day(0), last: day(0, 13), deadline: '2026-11-16T11:00:00Z'},
    coverage: {expected: list.length, answered: list.length - silent, nothing: list.filter((o) => o.state === 'nothing').length, late: list.filter((o) => o.late).length, silent, operations: list}};
};

const PLACES = [
  ['Kvarnby torg och gångtunneln', 'kvarnby', -1900, 660, ['DRUGS', 'YOUTH'], 18, 12, 20, {weekdays: [3, 4, 5], from: 18, to: 23}],
  ['Tallåsens centrum, busstorget', 'tallasen', 780, -850, ['DISORDER', 'THREATS'], 15, 11, 22, {weekdays: [4, 5], from: 20, to: 1}],
  ['Sjöängsvägen vid skolan', 'sjoangen', 1180, 1010, ['TRAFFIC'], 11, 8, 16, {weekdays: [0, 1, 2, 3, 4], from: 15, to: 18}],
  ['Garagen, Kvarngatan 8–20', 'kvarnby', -1560, 520, ['DAMAGE'], 8, 8, 2, {weekdays: [0, 1, 2, 3, 4, 5, 6], from: 23, to: 5}],
  ['Lekplatsen på Tallåshöjden', 'tallasen', 1080, -1120, ['DRUGS', 'PLACES'], 6, 9, 18, null],
];
const spots = PLACES.map(([name, area, x, y, categories, count, previous, peak, when], i) => {
  const [lon, lat] = at(x, y);
  const hours = Array.from({length: 24}, (_, h) => Math.round(count * Math.exp(-(Math.min(Math.abs(h - peak), 24 - Math.abs(h - peak)) ** 2) / (when ? 9 : 60)) * (0.7 + random() * 0.5)));
  return {rank: i + 1, place: `place-${i + 1}`, name, area, categories, lon, lat, count, previous, hours, peak: when};
});

const SIZE = 140, R = SIZE / 2 / Math.cos(Math.PI / 6), DX = R * Math.sqrt(3), DY = R * 1.5;
const points = PLACES.flatMap(([, , x, y, , count]) => Array.from({length: count * 6}, () => [x + gauss() * (110 + count * 5), y + gauss() * (90 + count * 4)]));
for (const {ring, centre} of Object.values(AREAS)) for (let i = 0; i < 260; i++) {
  const p = [centre[0] + (random() - 0.5) * 1500, centre[1] + (random() - 0.5) * 1200];
  if (inside(p, ring)) points.push(p);
}
for (let i = 0; i < 80; i++) points.push([-300 + gauss() * 230, 100 + gauss() * 170]);
const bins = new Map();
for (const [x, y] of points) {
  const j = Math.round(y / DY), i = Math.round(x / DX - (j & 1) / 2);
  bins.set(`${i},${j}`, (bins.get(`${i},${j}`) ?? 0) + 1);
}
const hexagons = [...bins].map(([key, count]) => {
  const [i, j] = key.split(',').map(Number);
  const [cx, cy] = [(i + (j & 1) / 2) * DX, j * DY];
  return {count, ring: Array.from({length: 6}, (_, m) => at(cx + Math.cos(((60 * m - 30) * Math.PI) / 180) * R * 0.94, cy + Math.sin(((60 * m - 30) * Math.PI) / 180) * R * 0.94))};
});

const areas = [areaOf('kvarnby', 'Kvarnby', 'place'), areaOf('sjoangen', 'Sjöängen', 'place'), areaOf('tallasen', 'Tallåsen', 'place'), areaOf('skolor', 'Skolmiljö', 'theme')];
const total = (key) => areas.reduce((sum, area) => sum + area.coverage[key], 0);
writeFileSync(new URL('../src/features/situation/fixture.json', import.meta.url), `${JSON.stringify({
  tenant: 'alnefors', as_of: '2026-11-16T08:40:00Z', state: 'draft', period: {first: day(0), last: day(0, 13), number: 26, weeks: 2}, previous: day(1), next: null,
  categories: CATEGORIES.map(([code, sv, en]) => ({code, name: {sv, en}})), areas, cells,
  hexagons: {size_m: SIZE, cells: hexagons, breaks: [1, 3, 6, 12, 20]}, spots,
  trends: areas.map(({code}) => ({area: code, points: history(code, series[code]), band: bandOf(series[code].slice(0, -1))})),
  facts: {answered: total('answered'), expected: total('expected'), acute: 6, acute_previous: 8, next_deadline: '2026-11-30T11:00:00Z'},
  sources: [{name: 'Egna rapporter', licence: 'internt'}, {name: 'Polisens händelser', licence: 'fri användning'}],
})}\n`);
for (const c of cells.filter((c) => c.level !== 'ok')) console.log(c.area, c.category, c.count, c.level, c.trend, JSON.stringify(c.band));
