/** Passkeys: what the browser's WebAuthn gives and takes, in the words of our API (bytes as base64url). */
import type { components } from '../../api/schema';

type Schemas = components['schemas'];

/** Passkeys need a secure address with a name; a bare IP address has no passkeys. */
export function passkeysPossible(): boolean {
  const isAddress = /^[\d.]+$|:/.test(location.hostname);
  return window.isSecureContext && !isAddress && typeof window.PublicKeyCredential === 'function';
}

/** Asks the device to become a passkey. Throws a DOMException when its owner says no or waits too long. */
export async function createPasskey(options: Schemas['PasskeyRegistrationOut'], name: string): Promise<Schemas['PasskeyIn']> {
  const made = (await navigator.credentials.create({
    publicKey: {
      challenge: bytes(options.challenge),
      rp: { id: options.rp_id, name: options.rp_name },
      user: { id: bytes(options.user_id), name: options.user_name, displayName: options.user_display_name },
      pubKeyCredParams: options.algorithms.map((alg) => ({ type: 'public-key', alg })),
      excludeCredentials: options.excluded.map(described),
      authenticatorSelection: { residentKey: 'required', requireResidentKey: true, userVerification: 'required' },
      attestation: 'none',
    },
  })) as PublicKeyCredential;
  const answer = made.response as AuthenticatorAttestationResponse;
  return {
    name,
    credential_id: made.id,
    client_data_json: text(answer.clientDataJSON),
    attestation_object: text(answer.attestationObject),
    transports: answer.getTransports?.() ?? [],
  };
}

/** Asks a device to prove that its owner is here. Throws a DOMException when they say no or wait too long. */
export async function usePasskey(options: Schemas['PasskeyChallengeOut']): Promise<Schemas['PasskeyAssertion']> {
  const given = (await navigator.credentials.get({
    publicKey: {
      challenge: bytes(options.challenge),
      rpId: options.rp_id,
      allowCredentials: options.allowed.map(described),
      userVerification: 'required',
    },
  })) as PublicKeyCredential;
  const answer = given.response as AuthenticatorAssertionResponse;
  return {
    credential_id: given.id,
    client_data_json: text(answer.clientDataJSON),
    authenticator_data: text(answer.authenticatorData),
    signature: text(answer.signature),
    user_handle: answer.userHandle?.byteLength ? text(answer.userHandle) : null,
  };
}

/** Whether the person said no, rather than something having gone wrong. */
export function saidNo(error: unknown): boolean {
  return error instanceof DOMException && (error.name === 'NotAllowedError' || error.name === 'AbortError');
}

function described(id: string): PublicKeyCredentialDescriptor {
  return { type: 'public-key', id: bytes(id) };
}

function bytes(encoded: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(encoded.replaceAll('-', '+').replaceAll('_', '/')), (character) => character.charCodeAt(0));
}

function text(raw: ArrayBuffer): string {
  const binary = Array.from(new Uint8Array(raw), (byte) => String.fromCharCode(byte)).join('');
  return btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}
