/** The queue of mails, the mail server, and how often one gets mail oneself. */
import { api, call, ifMatch } from '../../api/client';
import type { components } from '../../api/schema';

type Schemas = components['schemas'];
export type Mail = Schemas['MailOut'];
export type MailServer = Schemas['MailServerOut'];
export type Preference = Schemas['MailPreferenceOut'];
export type Rhythm = Preference['rhythm'];

const V = '/api/v1' as const;
export const rhythms = ['immediately', 'daily', 'weekly', 'never'] as const;
/** What is asked for most: what needs somebody, then the rest. */
export const shownStates = ['failed', 'queued', 'sent'] as const;
export type ShownState = (typeof shownStates)[number];
const MOST = 100;

/** The newest mails in this state; the whole installation's for `allianceId` null. */
export async function listMails(allianceId: string | null, state: ShownState): Promise<Mail[]> {
  const query = { state, sort: '-created_at', limit: MOST, alliance_id: allianceId ?? undefined };
  const { data } = await call(api.GET(`${V}/mails`, { params: { query } }));
  return data.items.filter((one): one is Mail => 'state' in one);
}

export async function readServer(): Promise<MailServer> {
  return (await call(api.GET(`${V}/mail-server`))).data;
}

export async function retry(mail: Mail): Promise<void> {
  await call(api.POST(`${V}/mails/{mail_id}/retry`, { params: { path: { mail_id: mail.id } } }));
}

export async function cancel(mail: Mail): Promise<void> {
  await call(api.DELETE(`${V}/mails/{mail_id}`, { params: { path: { mail_id: mail.id } }, headers: ifMatch(mail.version) }));
}

/** Sends at once and says what the mail server answered. Without an address: to the operator's own. */
export async function sendTest(to: string): Promise<Schemas['TestMailOut']> {
  return (await call(api.POST(`${V}/mails/test`, { body: { to: to.trim() || null } }))).data;
}

export async function readPreference(allianceId: string): Promise<Preference> {
  return (
    await call(api.GET(`${V}/alliances/{alliance_id}/mail-preference`, { params: { path: { alliance_id: allianceId } } }))
  ).data;
}

export async function changePreference(preference: Preference, rhythm: Rhythm): Promise<Preference> {
  return (
    await call(
      api.PATCH(`${V}/alliances/{alliance_id}/mail-preference`, {
        params: { path: { alliance_id: preference.alliance_id } },
        headers: ifMatch(preference.version),
        body: { rhythm },
      }),
    )
  ).data;
}
