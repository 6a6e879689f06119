/** A year's plan by months, and what speaks against its dates. */
import type { Clash, Holiday, PlanEntry, YearPlan } from './yearPlan';

export interface Month {
  /** Its first day. */
  first: string;
  entries: PlanEntry[];
  holidays: Holiday[];
}

/** The twelve months, each with what begins in it; what began before the year stands in January. */
export function months(plan: YearPlan): Month[] {
  const inMonth = (day: string, month: string) => (day < plan.starting ? plan.starting : day).startsWith(month);
  return Array.from({ length: 12 }, (_, index) => {
    const month = `${plan.year}-${String(index + 1).padStart(2, '0')}`;
    return {
      first: `${month}-01`,
      entries: plan.entries.filter((entry) => inMonth(entry.when.earliest!, month)),
      holidays: plan.holidays.holidays.filter((one) => inMonth(one.first, month)),
    };
  });
}

/** What really speaks against a date; that something could not be looked at is said once for the whole year. */
export function warnings(entry: PlanEntry): Clash[] {
  return entry.clashes.filter((clash) => ['meeting', 'public_holiday', 'school_holiday'].includes(clash.kind));
}
