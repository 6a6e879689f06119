/** What municipalities count, in the order in which it is shown. */
export const COUNTS = ['workshops', 'participants', 'measures_adopted', 'measures_implemented'] as const;
