/** Every page: its address, its name, and the file that draws it (loaded when it is opened). */
import type { Component } from 'svelte';
import { fillPath, matchPath, type Params } from './core/paths';
import type { Catalogue } from './locales/de';
import type { IconName } from './ui/icons';

export interface PageProps {
  params: Params;
}

export interface Route {
  name: string;
  path: string;
  title: (texts: Catalogue) => string;
  load: () => Promise<{ default: Component<PageProps> | Component<Record<string, never>> }>;
  /** Opens without signing in. */
  open?: boolean;
  /** Uses the whole width of the window. */
  wide?: boolean;
  /** Has the whole window to itself, without header, navigation and footer. */
  bare?: boolean;
  /** Has an entry in the main navigation; `first` ones stay in the bar of a narrow screen. `needs`: only for who
   *  holds this permission in the whole alliance; guests do not find everything. */
  nav?: { icon: IconName; first?: boolean; needs?: string };
  /** The page of the navigation that this one belongs to. */
  within?: string;
}

export const routes: Route[] = [
  {
    name: 'home',
    path: '/',
    title: (t) => t.shell.home,
    load: () => import('./features/access/HomePage.svelte'),
  },
  {
    name: 'signIn',
    path: '/sign-in',
    title: (t) => t.access.signIn,
    load: () => import('./features/access/SignInPage.svelte'),
    open: true,
  },
  {
    name: 'invitation',
    path: '/invitation',
    title: (t) => t.access.invitation.title,
    load: () => import('./features/access/InvitationPage.svelte'),
    open: true,
  },
  {
    name: 'municipality',
    path: '/municipalities/:municipality',
    title: (t) => t.municipality.title,
    load: () => import('./features/municipalities/MunicipalityPage.svelte'),
  },
  {
    name: 'firstRun',
    path: '/welcome',
    title: (t) => t.access.firstRun.title,
    load: () => import('./features/access/FirstRunPage.svelte'),
    open: true,
  },
  {
    name: 'forgottenPassword',
    path: '/forgotten-password',
    title: (t) => t.security.forgottenTitle,
    load: () => import('./features/access/ForgottenPasswordPage.svelte'),
    open: true,
  },
  {
    name: 'newPassword',
    path: '/new-password',
    title: (t) => t.security.newTitle,
    load: () => import('./features/access/NewPasswordPage.svelte'),
    open: true,
  },
  {
    name: 'accessibility',
    path: '/accessibility',
    title: (t) => t.shell.accessibility,
    load: () => import('./features/access/AccessibilityPage.svelte'),
    open: true,
  },
  {
    name: 'security',
    path: '/account/security',
    title: (t) => t.security.to,
    load: () => import('./features/access/SecurityPage.svelte'),
    within: 'account',
  },
  {
    name: 'account',
    path: '/account',
    title: (t) => t.account.title,
    load: () => import('./features/access/AccountPage.svelte'),
  },
  {
    name: 'poster',
    path: '/a/:alliance/print/poster',
    title: (t) => t.print.poster,
    load: () => import('./features/print/PosterPage.svelte'),
    wide: true,
    within: 'board',
  },
  {
    name: 'sheets',
    path: '/a/:alliance/print/cards',
    title: (t) => t.print.cards,
    load: () => import('./features/print/CardsPage.svelte'),
    within: 'board',
  },
  {
    name: 'board',
    path: '/a/:alliance/board',
    title: (t) => t.nav.board,
    load: () => import('./features/actions/BoardPage.svelte'),
    wide: true,
    nav: { icon: 'board', first: true },
  },
  {
    name: 'card',
    path: '/a/:alliance/cards/:number',
    title: (t) => t.nav.card,
    load: () => import('./features/actions/CardPage.svelte'),
    within: 'board',
  },
  {
    name: 'table',
    path: '/a/:alliance/table',
    title: (t) => t.nav.table,
    load: () => import('./features/actions/TablePage.svelte'),
    wide: true,
    nav: { icon: 'table' },
  },
  {
    name: 'mine',
    path: '/a/:alliance/mine',
    title: (t) => t.nav.mine,
    load: () => import('./features/actions/MyItemsPage.svelte'),
    nav: { icon: 'person', first: true },
  },
  {
    name: 'ideas',
    path: '/a/:alliance/ideas',
    title: (t) => t.nav.ideas,
    load: () => import('./features/ideas/IdeasPage.svelte'),
    wide: true,
    nav: { icon: 'idea', first: true, needs: 'ideas:read' },
  },
  {
    name: 'groups',
    path: '/a/:alliance/groups',
    title: (t) => t.nav.groups,
    load: () => import('./features/groups/GroupsPage.svelte'),
    nav: { icon: 'group' },
  },
  {
    name: 'group',
    path: '/a/:alliance/groups/:group',
    title: (t) => t.nav.groups,
    load: () => import('./features/groups/GroupPage.svelte'),
    within: 'groups',
  },
  {
    name: 'handover',
    path: '/a/:alliance/groups/:group/handover',
    title: (t) => t.groups.handover,
    load: () => import('./features/groups/HandoverPage.svelte'),
    within: 'groups',
  },
  {
    name: 'meetings',
    path: '/a/:alliance/meetings',
    title: (t) => t.meetings.title,
    load: () => import('./features/meetings/MeetingsPage.svelte'),
    nav: { icon: 'calendar' },
  },
  {
    name: 'meeting',
    path: '/a/:alliance/meetings/:meeting',
    title: (t) => t.meetings.one,
    load: () => import('./features/meetings/MeetingPage.svelte'),
    within: 'meetings',
  },
  {
    name: 'minutes',
    path: '/a/:alliance/meetings/:meeting/minutes',
    title: (t) => t.minutes.one,
    load: () => import('./features/minutes/MinutesPage.svelte'),
    within: 'meetings',
  },
  {
    name: 'runningMeeting',
    path: '/a/:alliance/meetings/:meeting/run',
    title: (t) => t.meetings.run,
    load: () => import('./features/agenda/RunningPage.svelte'),
    wide: true,
    within: 'meetings',
  },
  {
    name: 'projector',
    path: '/a/:alliance/meetings/:meeting/projector',
    title: (t) => t.meetings.projector,
    load: () => import('./features/agenda/ProjectorPage.svelte'),
    wide: true,
    bare: true,
    within: 'meetings',
  },
  {
    name: 'decisions',
    path: '/a/:alliance/decisions',
    title: (t) => t.decisions.title,
    load: () => import('./features/decisions/DecisionsPage.svelte'),
    nav: { icon: 'check' },
  },
  {
    name: 'decision',
    path: '/a/:alliance/decisions/:decision',
    title: (t) => t.decisions.one,
    load: () => import('./features/decisions/DecisionPage.svelte'),
    within: 'decisions',
  },
  {
    name: 'dashboard',
    path: '/a/:alliance/dashboard',
    title: (t) => t.nav.dashboard,
    load: () => import('./features/dashboard/DashboardPage.svelte'),
    nav: { icon: 'chart', first: true, needs: 'events:read' },
  },
  {
    name: 'search',
    path: '/a/:alliance/search',
    title: (t) => t.nav.search,
    load: () => import('./features/search/SearchPage.svelte'),
  },
  {
    name: 'steering',
    path: '/a/:alliance/steering',
    title: (t) => t.steering.title,
    load: () => import('./features/steering/SteeringPage.svelte'),
    within: 'dashboard',
  },
  {
    name: 'yearPlan',
    path: '/a/:alliance/year-plan',
    title: (t) => t.yearPlan.title,
    load: () => import('./features/year-plan/YearPlanPage.svelte'),
    wide: true,
    within: 'dashboard',
  },
  {
    name: 'handoverFile',
    path: '/a/:alliance/handover-file',
    title: (t) => t.handoverFile.title,
    load: () => import('./features/steering/HandoverFilePage.svelte'),
    within: 'dashboard',
  },
  {
    name: 'imports',
    path: '/a/:alliance/imports',
    title: (t) => t.nav.imports,
    load: () => import('./features/imports/ImportPage.svelte'),
    wide: true,
    nav: { icon: 'import', needs: 'ideas:read' },
  },
  {
    name: 'people',
    path: '/a/:alliance/people',
    title: (t) => t.nav.people,
    load: () => import('./features/people/PeoplePage.svelte'),
    nav: { icon: 'person', needs: 'people:read' },
  },
  {
    name: 'settings',
    path: '/a/:alliance/settings',
    title: (t) => t.nav.settings,
    load: () => import('./features/settings/SettingsPage.svelte'),
    nav: { icon: 'settings' },
  },
];

export function routeAt(path: string): { route: Route; params: Params } | null {
  for (const route of routes) {
    const params = matchPath(route.path, path);
    if (params) return { route, params };
  }
  return null;
}

/** The address of a page: `pathTo('card', { alliance: 'leben-mit-kindern', number: 'LMK-7' })`. */
export function pathTo(name: string, params: Params = {}): string {
  const route = routes.find((one) => one.name === name);
  if (!route) throw new Error(`There is no page called ${name}`);
  return fillPath(route.path, params);
}
