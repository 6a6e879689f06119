/** What a process can be worked on with: the pages that its hub leads to. One line a page. */
import type { Catalogue } from '../../locales/de';

export type ProcessKind = 'alliance_cycle' | 'round_table' | 'audit' | 'management_programme' | 'concept_guide';

export interface Section {
  /** The name of the page in `routes`; a page that is not there is not shown. */
  route: string;
  title: keyof Catalogue['pages'];
  /** Only for these ways of working; all without. */
  kinds?: ProcessKind[];
}

const AGREEING: ProcessKind[] = ['audit', 'management_programme'];

export const sections: Section[] = [
  { route: 'mandate', title: 'mandate' },
  { route: 'timeline', title: 'timeline' },
  { route: 'material', title: 'material', kinds: ['round_table', 'concept_guide'] },
  { route: 'recommendations', title: 'recommendations', kinds: ['round_table'] },
  { route: 'inventory', title: 'inventory', kinds: AGREEING },
  { route: 'workshops', title: 'workshops' },
  { route: 'agreements', title: 'agreements', kinds: AGREEING },
  { route: 'concepts', title: 'concepts', kinds: ['concept_guide'] },
  { route: 'councilPapers', title: 'councilPapers' },
  { route: 'reports', title: 'reports', kinds: AGREEING },
  { route: 'interfaces', title: 'interfaces' },
  { route: 'obligations', title: 'obligations' },
  { route: 'programme', title: 'programme', kinds: ['management_programme'] },
  { route: 'evaluation', title: 'evaluation' },
  { route: 'publicProcess', title: 'publicPage' },
];
