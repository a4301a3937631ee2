// SPDX-License-Identifier: EUPL-1.2
// What a refusal of the server's says, in words, for the fields of a form. Known by its fields, not its class: the kit
// knows nothing of the way to the server. Pages that use it list the chapter `error`.
import {t, textFor} from './i18n.svelte.ts';

export interface Fault { field: string; message: string }
interface Refusal { status: number; code: string; fields: {field: string; code: string; message?: string}[] }

// The sentence for a code of the server's; the code itself if this version has none.
export const wordsForCode = (code: string) => textFor(`error.${code}`) ?? code;

export function faultsOf(failure: unknown): Fault[] {
  const refusal = failure as Partial<Refusal> | null;
  if (typeof refusal?.status !== 'number') throw failure;
  if (refusal.status === 0) return [{field: '', message: t('ui.failed.network')}];
  if (refusal.status === 403) return [{field: '', message: t('ui.failed.forbidden')}];
  if (refusal.fields?.length) return refusal.fields.map((fault) => ({field: fault.field, message: fault.message ?? wordsForCode(fault.code)}));
  return [{field: '', message: wordsForCode(refusal.code ?? '')}];
}
