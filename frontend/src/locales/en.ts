/** English. */
import type { Catalogue } from './de';
import { access } from './en/access';
import { actions } from './en/actions';
import { calendars } from './en/calendars';
import { dashboard } from './en/dashboard';
import { dates } from './en/dates';
import { decisions } from './en/decisions';
import { documents } from './en/documents';
import { groups } from './en/groups';
import { ideas } from './en/ideas';
import { mail } from './en/mail';
import { meetings } from './en/meetings';
import { municipality } from './en/municipality';
import { account, settings } from './en/settings';
import { nav, shell } from './en/shell';
import { papers } from './en/papers';
import { participation } from './en/participation';
import { people } from './en/people';
import { publishing } from './en/publishing';
import { print } from './en/print';
import { privacy } from './en/privacy';
import { pages } from './en/pages';
import { states } from './en/states';
import { takeaway } from './en/takeaway';
import { trash } from './en/trash';
import { ui } from './en/ui';

const en: Catalogue = { access, account, actions, calendars, dashboard, dates, decisions, documents, groups, ideas, mail, meetings, municipality, nav, papers, participation, people, print, privacy, pages, publishing, settings, shell, states, takeaway, trash, ui };

export default en;
