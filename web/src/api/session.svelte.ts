// SPDX-License-Identifier: EUPL-1.2
// Who is signed in, for which tenant, and what the server says they may do. The server decides again on every call;
// this only spares people buttons that would be refused.
import {get} from './client.ts';

export interface Session {
  user: {name: string};
  tenant: {code: string; name: string};
  roles: string[];
  permissions: string[];
  language: 'sv' | 'en' | null;
}

const state = $state<{session: Session | null}>({session: null});

export async function loadSession(): Promise<Session> {
  state.session = await get<Session>('/api/me');
  return state.session;
}

export const session = () => state.session;
export const may = (permission: string) => state.session?.permissions.includes(permission) ?? false;
