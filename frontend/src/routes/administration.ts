/** What an alliance is set up with: imports, people, settings. */
import type { Route } from '../routes';

export const administration: Route[] = [
  {
    name: 'imports',
    path: '/a/:alliance/imports',
    title: (t) => t.nav.imports,
    load: () => import('../features/imports/ImportPage.svelte'),
    wide: true,
    nav: { icon: 'import', needs: 'ideas:read' },
  },
  {
    name: 'people',
    path: '/a/:alliance/people',
    title: (t) => t.nav.people,
    load: () => import('../features/people/PeoplePage.svelte'),
    nav: { icon: 'person', needs: 'people:read' },
  },
  {
    name: 'settings',
    path: '/a/:alliance/settings',
    title: (t) => t.nav.settings,
    load: () => import('../features/settings/SettingsPage.svelte'),
    nav: { icon: 'settings' },
  },
];
