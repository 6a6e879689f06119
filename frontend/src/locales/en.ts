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
import { minutes } from './en/minutes';
import { municipality } from './en/municipality';
import { security } from './en/security';
import { account, settings } from './en/settings';
import { nav, shell } from './en/shell';
import { papers } from './en/papers';
import { participation } from './en/participation';
import { people } from './en/people';
import { publishing } from './en/publishing';
import { print } from './en/print';
import { privacy } from './en/privacy';
import { processPages } from './en/processPages';
import { states } from './en/states';
import { handoverFile, steering, yearPlan } from './en/steering';
import { takeaway } from './en/takeaway';
import { trash } from './en/trash';
import { ui } from './en/ui';

const en: Catalogue = { access, account, actions, calendars, dashboard, dates, decisions, documents, groups, ideas, mail, meetings, minutes, municipality, nav, papers, participation, people, print, privacy, processPages, publishing, security, settings, shell, states, handoverFile, steering, yearPlan, takeaway, trash, ui };

export default en;
