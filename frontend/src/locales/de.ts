/** German, the interface's first language. One file a feature; English must have the same shape. */
import { access } from './de/access';
import { actions } from './de/actions';
import { calendars } from './de/calendars';
import { dashboard } from './de/dashboard';
import { dates } from './de/dates';
import { decisions } from './de/decisions';
import { documents } from './de/documents';
import { groups } from './de/groups';
import { ideas } from './de/ideas';
import { mail } from './de/mail';
import { meetings } from './de/meetings';
import { municipality } from './de/municipality';
import { account, settings } from './de/settings';
import { nav, shell } from './de/shell';
import { papers } from './de/papers';
import { participation } from './de/participation';
import { people } from './de/people';
import { publishing } from './de/publishing';
import { print } from './de/print';
import { privacy } from './de/privacy';
import { pages } from './de/pages';
import { states } from './de/states';
import { takeaway } from './de/takeaway';
import { trash } from './de/trash';
import { ui } from './de/ui';

const de = { access, account, actions, calendars, dashboard, dates, decisions, documents, groups, ideas, mail, meetings, municipality, nav, papers, participation, people, print, privacy, pages, publishing, settings, shell, states, takeaway, trash, ui };

export type Catalogue = typeof de;
export default de;
