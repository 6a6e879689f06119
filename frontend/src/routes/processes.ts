/** Processes and what they need beyond boards and meetings: agreements, papers, reports, concepts, workshops, programmes. */
import type { Route } from '../routes';

export const processes: Route[] = [];
