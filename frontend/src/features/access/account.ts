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

export async function setPassword(version: number, body: Schemas['PasswordIn']): Promise<void> {
  await call(api.PUT('/api/v1/account/password', { headers: ifMatch(version), body }));
}

export async function listSessions(): Promise<UserSession[]> {
  return allPages((cursor) => call(api.GET('/api/v1/sessions', { params: { query: { cursor, limit: 200 } } })));
}

export async function endSession(id: string, version: number): Promise<void> {
  await call(api.DELETE('/api/v1/sessions/{session_id}', { params: { path: { session_id: id } }, headers: ifMatch(version) }));
}
