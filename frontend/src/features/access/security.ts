/** What protects one's account: passkeys, authenticator apps, recovery codes, and that it is still oneself. */
import { allPages, api, call, ifMatch } from '../../api/client';
import type { components } from '../../api/schema';
import { createPasskey, usePasskey } from './authenticator';

type Schemas = components['schemas'];
export type Security = Schemas['SecurityOut'];
export type Passkey = Schemas['PasskeyOut'];
export type AuthenticatorApp = Schemas['AuthenticatorAppOut'];
export type Proof = Schemas['Confirmation'];

export async function readSecurity(): Promise<Security> {
  return (await call(api.GET('/api/v1/account/security'))).data;
}

export async function confirmSession(proof: Proof): Promise<void> {
  await call(api.POST('/api/v1/session/confirmations', { body: proof }));
}

/** What a passkey signs for us now: to sign in, for the second step, or to confirm. */
export async function provePasskey(): Promise<Schemas['PasskeyAssertion']> {
  return usePasskey((await call(api.POST('/api/v1/passkey-challenges'))).data);
}

export async function listPasskeys(): Promise<Passkey[]> {
  return allPages((cursor) => call(api.GET('/api/v1/passkeys', { params: { query: { cursor } } })));
}

export async function addPasskey(name: string): Promise<Passkey> {
  const options = (await call(api.POST('/api/v1/passkey-registrations'))).data;
  return (await call(api.POST('/api/v1/passkeys', { body: await createPasskey(options, name) }))).data;
}

export async function renamePasskey(one: Passkey, name: string): Promise<void> {
  const params = { path: { passkey_id: one.id } };
  await call(api.PATCH('/api/v1/passkeys/{passkey_id}', { params, headers: ifMatch(one.version), body: { name } }));
}

export async function removePasskey(one: Passkey): Promise<void> {
  const params = { path: { passkey_id: one.id } };
  await call(api.DELETE('/api/v1/passkeys/{passkey_id}', { params, headers: ifMatch(one.version) }));
}

/** Those that count: an app whose first code never came is none. */
export async function listApps(): Promise<AuthenticatorApp[]> {
  const all = await allPages((cursor) => call(api.GET('/api/v1/authenticator-apps', { params: { query: { cursor } } })));
  return all.filter((one) => one.confirmed_at !== null);
}

export async function addApp(name: string): Promise<AuthenticatorApp> {
  return (await call(api.POST('/api/v1/authenticator-apps', { body: { name } }))).data;
}

export async function confirmApp(id: string, code: string): Promise<void> {
  const params = { path: { app_id: id } };
  await call(api.POST('/api/v1/authenticator-apps/{app_id}/confirmations', { params, body: { code } }));
}

export async function renameApp(one: AuthenticatorApp, name: string): Promise<void> {
  const params = { path: { app_id: one.id } };
  await call(api.PATCH('/api/v1/authenticator-apps/{app_id}', { params, headers: ifMatch(one.version), body: { name } }));
}

export async function removeApp(one: AuthenticatorApp): Promise<void> {
  const params = { path: { app_id: one.id } };
  await call(api.DELETE('/api/v1/authenticator-apps/{app_id}', { params, headers: ifMatch(one.version) }));
}

export async function newRecoveryCodes(): Promise<string[]> {
  return (await call(api.POST('/api/v1/recovery-codes'))).data.codes ?? [];
}
