/** Processes and what they need beyond boards and meetings: agreements, papers, reports, concepts, workshops, programmes. */
import type { Route } from '../routes';

/** The titles are `t.processPages`; all other texts of these pages load with them. */
export const processes: Route[] = [
  {
    name: 'evaluation',
    path: '/a/:alliance/processes/:process/evaluation',
    title: (t) => t.processPages.evaluation,
    load: () => import('../features/evaluation/EvaluationPage.svelte'),
    within: 'processes',
  },
  {
    name: 'publicProcess',
    path: '/a/:alliance/processes/:process/public-page',
    title: (t) => t.processPages.publicPage,
    load: () => import('../features/evaluation/PublicProcessPage.svelte'),
    within: 'processes',
  },
  {
    name: 'questionnaire',
    path: '/a/:alliance/questionnaires/:questionnaire',
    title: (t) => t.processPages.questionnaire,
    load: () => import('../features/evaluation/QuestionnairePage.svelte'),
    within: 'processes',
  },
];
