/** Workshops: their course, wall, votes and results. */
import { allPages, api, call, ifMatch } from '../../api/client';
import type { components } from '../../api/schema';

type Schemas = components['schemas'];
export type Workshop = Schemas['WorkshopOut'];
export type Wall = Schemas['WallOut'];
export type WallCard = Schemas['WallCard'];
export type Lane = Workshop['phases'][number]['lanes'][number];
export type WallCluster = Schemas['WallCluster'];
export type JoinCode = Schemas['JoinCodeOut'];
export type DotVote = Schemas['DotVoteOut'];
export type CardPatch = Schemas['WorkshopCardPatch'];
export type ResultWish = Schemas['WorkshopResultIn'];
type WorkshopPatch = Schemas['WorkshopPatch'];
type VoteWish = Schemas['DotVoteIn'];

const of = (workshop_id: string) => ({ path: { workshop_id } });

export const listWorkshops = (alliance_id: string): Promise<Workshop[]> =>
  allPages((cursor) =>
    call(api.GET('/api/v1/alliances/{alliance_id}/workshops', { params: { path: { alliance_id }, query: { cursor } } })),
  );

export async function addWorkshop(alliance_id: string, body: Schemas['WorkshopIn']): Promise<Workshop> {
  const { data } = await call(api.POST('/api/v1/alliances/{alliance_id}/workshops', { params: { path: { alliance_id } }, body }));
  return data;
}

export async function readWorkshop(id: string): Promise<Workshop> {
  return (await call(api.GET('/api/v1/workshops/{workshop_id}', { params: of(id) }))).data;
}

export async function changeWorkshop(workshop: Workshop, body: WorkshopPatch): Promise<Workshop> {
  const sent = api.PATCH('/api/v1/workshops/{workshop_id}', {
    params: of(workshop.id),
    body,
    headers: ifMatch(workshop.version),
  });
  return (await call(sent)).data;
}

export async function goTo(workshop: Workshop, phase: string): Promise<Workshop> {
  return (await call(api.POST('/api/v1/workshops/{workshop_id}/phase', { params: of(workshop.id), body: { phase } }))).data;
}

export async function openCode(id: string): Promise<JoinCode> {
  return (await call(api.POST('/api/v1/workshops/{workshop_id}/join-code', { params: of(id), body: { hours: 24 } }))).data;
}

export async function readCode(id: string): Promise<JoinCode> {
  return (await call(api.GET('/api/v1/workshops/{workshop_id}/join-code', { params: of(id) }))).data;
}

export async function revokeCode(id: string): Promise<void> {
  await call(api.DELETE('/api/v1/workshops/{workshop_id}/join-code', { params: of(id), headers: ifMatch('*') }));
}

export async function addCard(id: string, body: Schemas['WorkshopCardIn']): Promise<void> {
  await call(api.POST('/api/v1/workshops/{workshop_id}/workshop-cards', { params: of(id), body }));
}

export async function changeCard(card: WallCard, body: CardPatch): Promise<void> {
  const params = { path: { card_id: card.id } };
  await call(api.PATCH('/api/v1/workshop-cards/{card_id}', { params, body, headers: ifMatch('*') }));
}

export async function addCluster(id: string, title: string, phase: string, card_ids: string[]): Promise<void> {
  const body = { title, phase, card_ids };
  await call(api.POST('/api/v1/workshops/{workshop_id}/workshop-clusters', { params: of(id), body }));
}

export async function changeCluster(
  cluster: WallCluster,
  body: Schemas['WorkshopClusterPatch'],
): Promise<void> {
  const params = { path: { cluster_id: cluster.id } };
  const headers = ifMatch(cluster.version ?? '*');
  await call(api.PATCH('/api/v1/workshop-clusters/{cluster_id}', { params, body, headers }));
}

export async function mergeCluster(cluster: WallCluster, into_id: string): Promise<void> {
  const params = { path: { cluster_id: cluster.id } };
  await call(api.POST('/api/v1/workshop-clusters/{cluster_id}/merger', { params, body: { into_id } }));
}

export async function removeCluster(cluster: WallCluster): Promise<void> {
  const params = { path: { cluster_id: cluster.id } };
  await call(api.DELETE('/api/v1/workshop-clusters/{cluster_id}', { params, headers: ifMatch('*') }));
}

export async function startVote(id: string, body: VoteWish): Promise<void> {
  const { data } = await call(api.POST('/api/v1/workshops/{workshop_id}/dot-votes', { params: of(id), body }));
  await setVote(data.id, 'open');
}

export async function setVote(id: string, state: DotVote['state']): Promise<void> {
  const params = { path: { vote_id: id } };
  await call(api.PATCH('/api/v1/dot-votes/{vote_id}', { params, body: { state }, headers: ifMatch('*') }));
}

export async function makeResults(id: string, body: ResultWish): Promise<number> {
  const { data } = await call(api.POST('/api/v1/workshops/{workshop_id}/workshop-results', { params: of(id), body }));
  return data.results.length;
}

export interface Target {
  id: string;
  title: string;
  goals: { id: string; text: string }[];
}

/** Agreements that are still written on, with their goals: where proposals and measures can go. */
export async function drafts(alliance_id: string): Promise<Target[]> {
  const agreements = await allPages((cursor) =>
    call(api.GET('/api/v1/alliances/{alliance_id}/agreements', { params: { path: { alliance_id }, query: { cursor } } })),
  );
  return Promise.all(
    agreements
      .filter((one) => one.state === 'draft')
      .map(async (one) => ({
        id: one.id,
        title: one.title,
        goals: await allPages((cursor) =>
          call(
            api.GET('/api/v1/agreements/{agreement_id}/goals', {
              params: { path: { agreement_id: one.id }, query: { cursor } },
            }),
          ),
        ),
      })),
  );
}

/** Where every card of all workshops is downloaded as a table. */
export const exportAddress = (allianceId: string, format: string): string =>
  `/api/v1/alliances/${allianceId}/workshop-cards/export?format=${format}`;
