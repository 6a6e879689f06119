// A certified OpenID provider for tests. Reads one JSON object a line from its input, each a complete configuration:
// { clients, accounts, keys, settings }. A new one replaces the old; answers {"issuer": …} when it is served.
import { generateKeyPairSync } from 'node:crypto';
import { createServer } from 'node:http';
import { createInterface } from 'node:readline';
import Provider from 'oidc-provider';

const KINDS = {
  RS256: ['rsa', { modulusLength: 2048 }],
  PS256: ['rsa', { modulusLength: 2048 }],
  ES256: ['ec', { namedCurve: 'P-256' }],
  EdDSA: ['ed25519', {}],
};
const kept = new Map();
let serve = (request, response) => response.writeHead(503).end();

function key(name) {
  // The same name is the same key; another name is what comes after a rotation.
  if (!kept.has(name)) {
    const alg = name.split('-')[0];
    const { privateKey } = generateKeyPairSync(...KINDS[alg]);
    kept.set(name, { ...privateKey.export({ format: 'jwk' }), kid: name, alg, use: 'sig' });
  }
  return kept.get(name);
}

function provider(issuer, { clients, accounts, keys, settings }) {
  const made = new Provider(issuer, {
    clients,
    jwks: { keys: keys.map(key) },
    cookies: { keys: ['only-for-tests'] },
    claims: {
      openid: ['sub'],
      email: ['email', 'email_verified'],
      profile: ['name', 'groups', 'roles', 'realm_access', 'hasgroups', '_claim_names'],
    },
    features: {
      devInteractions: { enabled: true },
      backchannelLogout: { enabled: true },
      rpInitiatedLogout: { enabled: true },
    },
    enabledJWA: { idTokenSigningAlgValues: Object.keys(KINDS) },
    pkce: { required: () => true },
    // Its own guard forbids this machine's addresses, where the tests are.
    fetch: (url, { dispatcher, ...options }) => fetch(url, options),
    async findAccount(_ctx, id) {
      return accounts[id] && { accountId: id, claims: async () => ({ sub: id, ...accounts[id] }) };
    },
    async loadExistingGrant(ctx) {
      const grant = new ctx.oidc.provider.Grant({
        clientId: ctx.oidc.client.clientId,
        accountId: ctx.oidc.session.accountId,
      });
      grant.addOIDCScope('openid profile email');
      await grant.save();
      return grant;
    },
    ...settings,
  });
  return made.callback();
}

const server = createServer((request, response) => serve(request, response));
server.listen(0, '127.0.0.1', () => {
  const issuer = `http://127.0.0.1:${server.address().port}`;
  createInterface({ input: process.stdin })
    .on('line', (line) => {
      try {
        serve = provider(issuer, JSON.parse(line));
        console.log(JSON.stringify({ issuer }));
      } catch (failure) {
        console.log(JSON.stringify({ failure: String(failure) }));
      }
    })
    .on('close', () => process.exit(0));
});
