// SPDX-License-Identifier: EUPL-1.2
// Boxes over a photograph, in ten-thousandths of its sides, and what pointers and keys do to them.
import type {components} from '../../api/generated.ts';

export type Mask = components['schemas']['publishing.Mask'];
export type Choice = components['schemas']['publishing.PhotoChoice'];
export type Choices = components['schemas']['publishing.PhotoChoices'];
export type Proposals = components['schemas']['publishing.MaskProposals'];

export const UNIT = 10_000;
const LEAST = 100;
const STEP = 100;
const within = (value: number, least: number, most: number) => Math.round(Math.min(Math.max(value, least), most));

export const moved = (mask: Mask, across: number, along: number): Mask =>
  ({...mask, x: within(mask.x + across, 0, UNIT - mask.width), y: within(mask.y + along, 0, UNIT - mask.height)});
export const resized = (mask: Mask, across: number, along: number): Mask =>
  ({...mask, width: within(mask.width + across, LEAST, UNIT - mask.x), height: within(mask.height + along, LEAST, UNIT - mask.y)});
// The box between two corners, in any order.
export function between(one: {x: number; y: number}, other: {x: number; y: number}): Mask {
  const x = within(Math.min(one.x, other.x), 0, UNIT - LEAST);
  const y = within(Math.min(one.y, other.y), 0, UNIT - LEAST);
  return resized({x, y, width: 0, height: 0}, Math.abs(one.x - other.x), Math.abs(one.y - other.y));
}
const ARROWS: Record<string, [number, number]> = {ArrowLeft: [-STEP, 0], ArrowRight: [STEP, 0], ArrowUp: [0, -STEP], ArrowDown: [0, STEP]};
// What a key makes of the box: moved, with Shift made larger or smaller; nothing for other keys.
export function byKey(mask: Mask, event: {key: string; shiftKey: boolean}): Mask | null {
  const step = ARROWS[event.key];
  return step ? (event.shiftKey ? resized(mask, ...step) : moved(mask, ...step)) : null;
}
export const percent = (part: number) => part / 100;
