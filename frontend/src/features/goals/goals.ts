/** The part of the API about agreements, goals and measures. */
import { allPages, api, call, ifMatch } from '../../api/client';
import type { components } from '../../api/schema';

type Schemas = components['schemas'];
export type Agreement = Schemas['AgreementOut'];
export type Tree = Schemas['AgreementTree'];
export type FieldInTree = Schemas['FieldInTree'];
export type GoalInTree = Schemas['GoalInTree'];
export type MeasureBrief = Schemas['MeasureBrief'];
export type Measure = Schemas['MeasureOut'];
export type MeasureRef = Schemas['MeasureRef'];
export type Indicator = Schemas['IndicatorOut'];
export type MeasureLink = Schemas['MeasureLinkOut'];
export type Lineage = Schemas['MeasureLineage'];
export type LineageEntry = Schemas['LineageEntryOut'];
export type Differences = Schemas['Differences'];
export type Inventory = Schemas['Inventory'];
export type FieldOfAction = Schemas['FieldOfActionOut'];

const V = '/api/v1' as const;
/** Of these kinds are the events after which pages read again. */
export const KINDS = ['agreement', 'goal', 'measure', 'field_of_action', 'measure_link', 'indicator', 'indicator_value', 'lineage_entry', 'inventory_entry', 'action_item'];

export async function listAgreements(allianceId: string): Promise<Agreement[]> {
  return allPages((cursor) =>
    call(
      api.GET(`${V}/alliances/{alliance_id}/agreements`, {
        params: { path: { alliance_id: allianceId }, query: { cursor, limit: 200 } },
      }),
    ),
  ) as Promise<Agreement[]>;
}

export async function createAgreement(allianceId: string, body: Schemas['AgreementIn']): Promise<Agreement> {
  return (await call(api.POST(`${V}/alliances/{alliance_id}/agreements`, { params: { path: { alliance_id: allianceId } }, body }))).data;
}

export async function readTree(id: string, focusFirst = false): Promise<Tree> {
  const params = { path: { agreement_id: id }, query: { focus_first: focusFirst } };
  return (await call(api.GET(`${V}/agreements/{agreement_id}/tree`, { params }))).data;
}

export async function changeAgreement(one: Agreement, body: Schemas['AgreementPatch']): Promise<Agreement> {
  const params = { path: { agreement_id: one.id } };
  return (await call(api.PATCH(`${V}/agreements/{agreement_id}`, { params, headers: ifMatch(one.version), body }))).data;
}

export async function deleteAgreement(one: Agreement): Promise<void> {
  await call(api.DELETE(`${V}/agreements/{agreement_id}`, { params: { path: { agreement_id: one.id } }, headers: ifMatch(one.version) }));
}

export async function bindAgreement(id: string, decisionId: string): Promise<Agreement> {
  const params = { path: { agreement_id: id } };
  return (await call(api.POST(`${V}/agreements/{agreement_id}/resolution`, { params, body: { decision_id: decisionId } }))).data;
}

export async function beginEdition(id: string): Promise<Agreement> {
  return (await call(api.POST(`${V}/agreements/{agreement_id}/editions`, { params: { path: { agreement_id: id } } }))).data;
}

export async function readDifferences(id: string, before: string | null): Promise<Differences> {
  const params = { path: { agreement_id: id }, query: before ? { before } : {} };
  return (await call(api.GET(`${V}/agreements/{agreement_id}/differences`, { params }))).data;
}

export async function tellLineage(agreementId: string, body: Schemas['LineageEntryIn']): Promise<void> {
  await call(api.POST(`${V}/agreements/{agreement_id}/lineage-entries`, { params: { path: { agreement_id: agreementId } }, body }));
}

/** What became of the measures of the edition before this one. */
export async function listLineage(agreementId: string): Promise<LineageEntry[]> {
  return allPages((cursor) =>
    call(
      api.GET(`${V}/agreements/{agreement_id}/lineage-entries`, {
        params: { path: { agreement_id: agreementId }, query: { cursor, limit: 200 } },
      }),
    ),
  );
}

export async function untellLineage(one: LineageEntry): Promise<void> {
  await call(api.DELETE(`${V}/lineage-entries/{entry_id}`, { params: { path: { entry_id: one.id } }, headers: ifMatch(one.version) }));
}

export async function createGoal(agreementId: string, body: Schemas['GoalIn']): Promise<void> {
  await call(api.POST(`${V}/agreements/{agreement_id}/goals`, { params: { path: { agreement_id: agreementId } }, body }));
}

export async function changeGoal(id: string, version: number, body: Schemas['GoalPatch']): Promise<void> {
  await call(api.PATCH(`${V}/goals/{goal_id}`, { params: { path: { goal_id: id } }, headers: ifMatch(version), body }));
}

export async function deleteGoal(id: string, version: number): Promise<void> {
  await call(api.DELETE(`${V}/goals/{goal_id}`, { params: { path: { goal_id: id } }, headers: ifMatch(version) }));
}
