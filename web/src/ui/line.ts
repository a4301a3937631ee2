// SPDX-License-Identifier: EUPL-1.2
// A polyline through points, broken where a value is missing: silence is not a zero.
export function linePath(values: (number | null)[], x: (i: number) => number, y: (v: number) => number): string {
  let isDrawing = false;
  return values.map((value, i) => {
    if (value === null) {
      isDrawing = false;
      return '';
    }
    const step = `${isDrawing ? 'L' : 'M'}${x(i).toFixed(1)} ${y(value).toFixed(1)}`;
    isDrawing = true;
    return step;
  }).join('');
}

// The smallest of 1, 2, 4, 5, 8 × 10ⁿ that is at least `value` and halves evenly: the top of a scale from zero.
export function niceTop(value: number): number {
  if (value <= 4) return 4;
  const power = 10 ** Math.floor(Math.log10(value));
  return [1, 2, 4, 5, 6, 8, 10].map((step) => step * power).find((top) => top >= value && top % 2 === 0) ?? 20 * power;
}
