/** One's own account: name, language, password, and where one is signed in. */
import { allPages, api, call, ifMatch } from '../../api/client';
import type { components } from '../../api/schema';

type Schemas = components['schemas'];
export type Account = Schemas['AccountOut'];
export type UserSession = Schemas['UserSessionOut'];

export async function readAccount(): Promise<Account> {
  return (await call(api.GET('/api/v1/account'))).data;
}

export async function changeAccount(version: number, body: Schemas['AccountPatch']): Promise<Account> {
  return (await call(api.PATCH('/api/v1/account', { headers: ifMatch(version), body }))).data;
}

export async function setPassword(body: Schemas['PasswordIn']): Promise<void> {
  await call(api.PUT('/api/v1/account/password', { body }));
}

export async function listSessions(): Promise<UserSession[]> {
  return allPages((cursor) => call(api.GET('/api/v1/sessions', { params: { query: { cursor, limit: 200 } } })));
}

export async function endSession(id: string, version: number): Promise<void> {
  await call(api.DELETE('/api/v1/sessions/{session_id}', { params: { path: { session_id: id } }, headers: ifMatch(version) }));
}

/** All but this one. */
export async function endOtherSessions(): Promise<void> {
  await call(api.DELETE('/api/v1/sessions'));
}

/** "Firefox, Linux": enough to recognise a device by, from the long line that browsers send; '' if it says nothing. */
export function device(agent: string): string {
  const browser = ['Edg', 'OPR', 'Firefox', 'Chrome', 'Safari'].find((one) => new RegExp(`\\b${one}\\b`).test(agent));
  const system = ['Android', 'iPhone', 'iPad', 'Windows', 'Mac OS X', 'Linux'].find((one) => agent.includes(one));
  const names: Record<string, string> = { Edg: 'Edge', OPR: 'Opera', 'Mac OS X': 'macOS' };
  return [browser, system].filter((one) => one !== undefined).map((one) => names[one] ?? one).join(', ');
}
