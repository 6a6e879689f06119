/** Signing in with the account of a town hall, and the sign-in services themselves. */
import { allPages, api, call, ifMatch } from '../../api/client';
import type { components } from '../../api/schema';

type Schemas = components['schemas'];
export type Choice = Schemas['SignInProviderOut'];
export type Provider = Schemas['IdentityProviderOut'];
export type ProviderIn = Schemas['IdentityProviderIn'];
export type ProviderPatch = Schemas['IdentityProviderPatch'];
export type Mapping = Schemas['MappingOut'];
export type Check = Schemas['CheckOut'];
export type ProvisioningToken = Schemas['ProvisioningTokenOut'];
export type Identity = Schemas['IdentityOut'];

const V = '/api/v1' as const;
const one = (provider_id: string) => ({ params: { path: { provider_id } } });

export async function choices(): Promise<Choice[]> {
  return allPages((cursor) => call(api.GET(`${V}/session/providers`, { params: { query: { cursor, limit: 200 } } })));
}

/** Leaves this page for the provider's. */
export async function leaveFor(id: string, returnTo: string, connect = false): Promise<void> {
  const body = { provider_id: id, return_to: returnTo, connect };
  location.assign((await call(api.POST(`${V}/session/sign-ons`, { body }))).data.authorization_url);
}

/** Whom this browser brought back from a town hall and what is needed to connect them; null: nobody waits. */
export async function pending(): Promise<Schemas['PendingIdentityOut'] | null> {
  const { data } = await call(api.GET(`${V}/session/pending-identity`));
  return data.provider_name ? data : null;
}

export async function connect(password: string | null): Promise<void> {
  await call(api.POST(`${V}/session/identities`, { body: { password } }));
}

export async function identities(): Promise<Identity[]> {
  return allPages((cursor) => call(api.GET(`${V}/identities`, { params: { query: { cursor, limit: 200 } } })));
}

export async function disconnect(identity: Identity): Promise<void> {
  await call(
    api.DELETE(`${V}/identities/{identity_id}`, {
      params: { path: { identity_id: identity.id } },
      headers: ifMatch(identity.version),
    }),
  );
}

export async function listProviders(): Promise<Provider[]> {
  return allPages((cursor) => call(api.GET(`${V}/identity-providers`, { params: { query: { cursor, limit: 200 } } })));
}

export async function createProvider(body: ProviderIn): Promise<Provider> {
  return (await call(api.POST(`${V}/identity-providers`, { body }))).data;
}

export async function changeProvider(provider: Provider, body: ProviderPatch): Promise<Provider> {
  const where = { ...one(provider.id), headers: ifMatch(provider.version), body };
  return (await call(api.PATCH(`${V}/identity-providers/{provider_id}`, where))).data;
}

export async function deleteProvider(provider: Provider): Promise<void> {
  await call(
    api.DELETE(`${V}/identity-providers/{provider_id}`, { ...one(provider.id), headers: ifMatch(provider.version) }),
  );
}

export async function checkProvider(id: string): Promise<Check> {
  return (await call(api.POST(`${V}/identity-providers/{provider_id}/checks`, one(id)))).data;
}

export async function listTokens(id: string): Promise<ProvisioningToken[]> {
  return allPages((cursor) =>
    call(
      api.GET(`${V}/identity-providers/{provider_id}/provisioning-tokens`, {
        params: { path: { provider_id: id }, query: { cursor, limit: 200 } },
      }),
    ),
  );
}

export async function createToken(id: string, name: string): Promise<ProvisioningToken> {
  const where = { ...one(id), body: { name } };
  return (await call(api.POST(`${V}/identity-providers/{provider_id}/provisioning-tokens`, where))).data;
}

export async function revokeToken(token: ProvisioningToken): Promise<void> {
  await call(
    api.DELETE(`${V}/provisioning-tokens/{token_id}`, {
      params: { path: { token_id: token.id } },
      headers: ifMatch(token.version),
    }),
  );
}
