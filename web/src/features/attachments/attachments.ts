// SPDX-License-Identifier: EUPL-1.2
// Files of an area, of a period of its lägesbild or of a goal, as the server sends them; sending one; how they are told.
import {ApiError, call} from '../../api/client.ts';
import type {components} from '../../api/generated.ts';
import {number} from '../../ui/format.ts';
import {language} from '../../ui/i18n.svelte.ts';

type Schemas = components['schemas'];
export type List = Schemas['attachments.AttachmentList'];
export type Attachment = Schemas['attachments.ShownAttachment'];
export type Version = Schemas['attachments.ShownVersion'];
export type Recipients = Schemas['attachments.Recipients'];
export type Audience = Attachment['audience'];

export const LEVELS: Audience[] = ['own', 'core', 'area', 'council', 'public'];
export const ACCEPTED = '.pdf,.png,.jpg,.jpeg,.webp,.xlsx,.docx,.odt,.csv,.txt';

export interface Place { area: string; first?: string; goal?: string }
export interface Sending extends Place { attachment: string; version: string; audience: string; file_name: string; name_reason: string }

export async function sendFile(file: File | null, most: number, {attachment, version, ...place}: Sending, onSent: (share: number) => void): Promise<void> {
  const refused = !file ? 'attachment.file_missing' : file.size > most ? 'attachment.too_large' : '';
  if (refused || !file) throw new ApiError(422, refused, '', [{field: 'file', code: refused}]);
  await call('PUT', `/api/attachments/${attachment}/versions/${version}`, file, {query: {...place}, onSent});
}

export const newest = (attachment: Attachment): Version | undefined => attachment.versions[0];
export const fileAddress = (attachment: Attachment, version: Version) => `/api/attachments/${attachment.id}/versions/${version.id}`;

// Of the attachment's level and its picture's, the one that is told when the picture's is narrower.
export const isNarrowed = (attachment: Attachment) =>
  Boolean(attachment.container_audience && LEVELS.indexOf(attachment.container_audience) < LEVELS.indexOf(attachment.audience));

// "340 kB", "1,2 MB"
export function fileSize(bytes: number): string {
  const units = ['B', 'kB', 'MB', 'GB'];
  let [value, at] = [bytes, 0];
  while (value >= 1000 && at < units.length - 1) { value /= 1000; at += 1; }
  return `${number(value, value < 10 && at > 0 ? 1 : 0)} ${units[at]}`;
}

// A hash in groups of four, as people read it aloud.
export const inGroups = (hash: string) => hash.replace(/(.{4})(?=.)/g, '$1 ');
export const quoted = (name: string) => (language() === 'sv' ? `”${name}”` : `“${name}”`);
