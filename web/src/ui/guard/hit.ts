// SPDX-License-Identifier: EUPL-1.2
export type Type =
  | 'personnummer' | 'samordningsnummer' | 'interim_number' | 'phone' | 'email' | 'plate' | 'name' | 'door' | 'handle'
  | 'ip_address' | 'iban' | 'organisation_number';

/** A finding, with its place in the folded text. */
export interface Hit {
  type: Type;
  begin: number;
  end: number;
  confidence: number;
}

export type MaybeHit = Hit | undefined;
