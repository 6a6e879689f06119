/** Series of meetings, and their dates as meetings. */
import { allPages, api, call, ifMatch } from '../../api/client';
import type { components } from '../../api/schema';

type Schemas = components['schemas'];
export type Series = Schemas['MeetingSeriesOut'];
export type SeriesIn = Schemas['MeetingSeriesIn'];
export type SeriesDate = Schemas['SeriesDate'];
export type LaidOut = Schemas['LaidOut'];

const V = '/api/v1' as const;
const on = (id: string) => ({ params: { path: { series_id: id } } });

export async function listSeries(allianceId: string): Promise<Series[]> {
  return allPages((cursor) =>
    call(
      api.GET(`${V}/alliances/{alliance_id}/meeting-series`, {
        params: { path: { alliance_id: allianceId }, query: { cursor, limit: 200 } },
      }),
    ),
  );
}

export async function createSeries(allianceId: string, body: SeriesIn): Promise<Series> {
  return (
    await call(
      api.POST(`${V}/alliances/{alliance_id}/meeting-series`, { params: { path: { alliance_id: allianceId } }, body }),
    )
  ).data;
}

export async function changeSeries(
  id: string,
  version: number,
  body: Schemas['MeetingSeriesPatch'],
): Promise<Schemas['MeetingSeriesChanged']> {
  return (await call(api.PATCH(`${V}/meeting-series/{series_id}`, { ...on(id), headers: ifMatch(version), body }))).data;
}

export async function deleteSeries(id: string, version: number): Promise<void> {
  await call(api.DELETE(`${V}/meeting-series/{series_id}`, { ...on(id), headers: ifMatch(version) }));
}

export async function seriesDates(id: string, starting: string, ending: string): Promise<SeriesDate[]> {
  return (
    await call(
      api.GET(`${V}/meeting-series/{series_id}/dates`, {
        params: { path: { series_id: id }, query: { starting, ending } },
      }),
    )
  ).data.dates;
}

export async function layOut(id: string, starting: string, ending: string): Promise<LaidOut> {
  return (await call(api.POST(`${V}/meeting-series/{series_id}/meetings`, { ...on(id), body: { starting, ending } }))).data;
}
