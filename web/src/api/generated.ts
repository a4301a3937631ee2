// SPDX-License-Identifier: EUPL-1.2
// Made by "npm run types" from contract/openapi.json. Do not edit.
export type paths = Record<string, never>;
export interface components {
  schemas: Record<string, never>;
}
