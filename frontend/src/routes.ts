/** Every page: its address, its name, and the file that draws it (loaded when it is opened). */
import type { Component } from 'svelte';
import { fillPath, matchPath, type Params } from './core/paths';
import type { SessionAlliance } from './core/session.svelte';
import type { Catalogue } from './locales/de';
import { account } from './routes/account';
import { administration } from './routes/administration';
import { desk } from './routes/desk';
import { processes } from './routes/processes';
import { work } from './routes/work';
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
   *  holds this permission in the whole alliance; guests do not find everything. `only`: for whom it is at all. */
  nav?: { icon: IconName; first?: boolean; needs?: string; only?: (alliance: SessionAlliance) => boolean };
  /** The page of the navigation that this one belongs to. */
  within?: string;
}

/** In the order of the navigation. */
export const routes: Route[] = [...account, ...work, ...desk, ...processes, ...administration];

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
