/** What an alliance works on: its board and cards, ideas, groups. */
import type { Route } from '../routes';

export const work: Route[] = [
  {
    name: 'poster',
    path: '/a/:alliance/print/poster',
    title: (t) => t.print.poster,
    load: () => import('../features/print/PosterPage.svelte'),
    wide: true,
    within: 'board',
  },
  {
    name: 'sheets',
    path: '/a/:alliance/print/cards',
    title: (t) => t.print.cards,
    load: () => import('../features/print/CardsPage.svelte'),
    within: 'board',
  },
  {
    name: 'board',
    path: '/a/:alliance/board',
    title: (t) => t.nav.board,
    load: () => import('../features/actions/BoardPage.svelte'),
    wide: true,
    nav: { icon: 'board', first: true },
  },
  {
    name: 'card',
    path: '/a/:alliance/cards/:number',
    title: (t) => t.nav.card,
    load: () => import('../features/actions/CardPage.svelte'),
    within: 'board',
  },
  {
    name: 'table',
    path: '/a/:alliance/table',
    title: (t) => t.nav.table,
    load: () => import('../features/actions/TablePage.svelte'),
    wide: true,
    nav: { icon: 'table' },
  },
  {
    name: 'mine',
    path: '/a/:alliance/mine',
    title: (t) => t.nav.mine,
    load: () => import('../features/actions/MyItemsPage.svelte'),
    nav: { icon: 'person', first: true },
  },
  {
    name: 'ideas',
    path: '/a/:alliance/ideas',
    title: (t) => t.nav.ideas,
    load: () => import('../features/ideas/IdeasPage.svelte'),
    wide: true,
    nav: { icon: 'idea', first: true, needs: 'ideas:read' },
  },
  {
    name: 'groups',
    path: '/a/:alliance/groups',
    title: (t) => t.nav.groups,
    load: () => import('../features/groups/GroupsPage.svelte'),
    nav: { icon: 'group' },
  },
  {
    name: 'group',
    path: '/a/:alliance/groups/:group',
    title: (t) => t.nav.groups,
    load: () => import('../features/groups/GroupPage.svelte'),
    within: 'groups',
  },
  {
    name: 'handover',
    path: '/a/:alliance/groups/:group/handover',
    title: (t) => t.groups.handover,
    load: () => import('../features/groups/HandoverPage.svelte'),
    within: 'groups',
  },
];
