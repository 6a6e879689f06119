/** One year's dates on one page. */
import { api, call } from '../../api/client';
import type { components } from '../../api/schema';

type Schemas = components['schemas'];
export type YearPlan = Schemas['YearPlan'];
export type PlanEntry = Schemas['PlanEntry'];
export type Clash = Schemas['Clash'];
export type Holiday = Schemas['HolidayOut'];

export async function readYearPlan(allianceId: string, year: number): Promise<YearPlan> {
  return (
    await call(
      api.GET('/api/v1/alliances/{alliance_id}/year-plan', {
        params: { path: { alliance_id: allianceId }, query: { year } },
      }),
    )
  ).data;
}
