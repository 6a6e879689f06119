/** The part of the API about one measure: its sheet, cards, indicators and lineage. */
import { allPages, api, call, ifMatch } from '../../api/client';
import type { components } from '../../api/schema';
import type { Agreement, Indicator, Lineage, Measure, MeasureLink } from './goals';

type Schemas = components['schemas'];
const V = '/api/v1' as const;

export interface MeasureSheet {
  measure: Measure;
  agreement: Agreement;
  links: MeasureLink[];
  indicators: Indicator[];
  lineage: Lineage;
}

export async function readSheet(id: string): Promise<MeasureSheet> {
  const params = { path: { measure_id: id } };
  const query = { limit: 200 };
  const [measure, links, indicators, lineage] = await Promise.all([
    call(api.GET(`${V}/measures/{measure_id}`, { params })),
    allPages((cursor) => call(api.GET(`${V}/measures/{measure_id}/measure-links`, { params: { ...params, query: { ...query, cursor } } }))),
    allPages((cursor) => call(api.GET(`${V}/measures/{measure_id}/indicators`, { params: { ...params, query: { ...query, cursor } } }))),
    call(api.GET(`${V}/measures/{measure_id}/lineage`, { params })),
  ]);
  const path = { agreement_id: measure.data.agreement_id };
  const agreement = await call(api.GET(`${V}/agreements/{agreement_id}`, { params: { path } }));
  return {
    measure: measure.data,
    agreement: agreement.data,
    links: links as MeasureLink[],
    indicators: indicators as Indicator[],
    lineage: lineage.data,
  };
}

export async function createMeasure(goalId: string, body: Schemas['MeasureIn']): Promise<Measure> {
  return (await call(api.POST(`${V}/goals/{goal_id}/measures`, { params: { path: { goal_id: goalId } }, body }))).data;
}

export async function changeMeasure(id: string, version: number, body: Schemas['MeasurePatch']): Promise<Measure> {
  return (await call(api.PATCH(`${V}/measures/{measure_id}`, { params: { path: { measure_id: id } }, headers: ifMatch(version), body }))).data;
}

export async function deleteMeasure(id: string, version: number): Promise<void> {
  await call(api.DELETE(`${V}/measures/{measure_id}`, { params: { path: { measure_id: id } }, headers: ifMatch(version) }));
}

/** Without a card's number a new card is made. */
export async function linkCard(id: string, card: string | null): Promise<MeasureLink> {
  const params = { path: { measure_id: id } };
  return (await call(api.POST(`${V}/measures/{measure_id}/measure-links`, { params, body: { action_item_id: card } }))).data;
}

export async function unlinkCard(link: MeasureLink): Promise<void> {
  await call(api.DELETE(`${V}/measure-links/{link_id}`, { params: { path: { link_id: link.id } }, headers: ifMatch(link.version) }));
}

export async function createIndicator(id: string, body: Schemas['IndicatorIn']): Promise<void> {
  await call(api.POST(`${V}/measures/{measure_id}/indicators`, { params: { path: { measure_id: id } }, body }));
}

export async function changeIndicator(one: Indicator, body: Schemas['IndicatorPatch']): Promise<void> {
  await call(api.PATCH(`${V}/indicators/{indicator_id}`, { params: { path: { indicator_id: one.id } }, headers: ifMatch(one.version), body }));
}

export async function deleteIndicator(one: Indicator): Promise<void> {
  await call(api.DELETE(`${V}/indicators/{indicator_id}`, { params: { path: { indicator_id: one.id } }, headers: ifMatch(one.version) }));
}

export async function createValue(indicatorId: string, body: Schemas['IndicatorValueIn']): Promise<void> {
  await call(api.POST(`${V}/indicators/{indicator_id}/indicator-values`, { params: { path: { indicator_id: indicatorId } }, body }));
}
