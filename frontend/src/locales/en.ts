/** English. */
import type { Catalogue } from './de';
import { access } from './en/access';
import { actions } from './en/actions';
import { dashboard } from './en/dashboard';
import { dates } from './en/dates';
import { groups } from './en/groups';
import { ideas } from './en/ideas';
import { imports } from './en/imports';
import { meetings } from './en/meetings';
import { account, settings } from './en/settings';
import { nav, shell } from './en/shell';
import { participation } from './en/participation';
import { people } from './en/people';
import { print } from './en/print';
import { states } from './en/states';
import { ui } from './en/ui';

const en: Catalogue = { access, account, actions, dashboard, dates, groups, ideas, imports, meetings, nav, participation, people, print, settings, shell, states, ui };

export default en;
