/** What opens before an alliance is chosen: signing in, one's own account, the municipality. */
import type { Route } from '../routes';

export const account: Route[] = [
  {
    name: 'home',
    path: '/',
    title: (t) => t.shell.home,
    load: () => import('../features/access/HomePage.svelte'),
  },
  {
    name: 'signIn',
    path: '/sign-in',
    title: (t) => t.access.signIn,
    load: () => import('../features/access/SignInPage.svelte'),
    open: true,
  },
  {
    name: 'invitation',
    path: '/invitation',
    title: (t) => t.access.invitation.title,
    load: () => import('../features/access/InvitationPage.svelte'),
    open: true,
  },
  {
    name: 'municipality',
    path: '/municipalities/:municipality',
    title: (t) => t.municipality.title,
    load: () => import('../features/municipalities/MunicipalityPage.svelte'),
  },
  {
    name: 'firstRun',
    path: '/welcome',
    title: (t) => t.access.firstRun.title,
    load: () => import('../features/access/FirstRunPage.svelte'),
    open: true,
  },
  {
    name: 'forgottenPassword',
    path: '/forgotten-password',
    title: (t) => t.pages.forgottenPassword,
    load: () => import('../features/access/ForgottenPasswordPage.svelte'),
    open: true,
  },
  {
    name: 'newPassword',
    path: '/new-password',
    title: (t) => t.pages.newPassword,
    load: () => import('../features/access/NewPasswordPage.svelte'),
    open: true,
  },
  {
    name: 'accessibility',
    path: '/accessibility',
    title: (t) => t.shell.accessibility,
    load: () => import('../features/access/AccessibilityPage.svelte'),
    open: true,
  },
  {
    name: 'security',
    path: '/account/security',
    title: (t) => t.pages.security,
    load: () => import('../features/access/SecurityPage.svelte'),
    within: 'account',
  },
  {
    name: 'account',
    path: '/account',
    title: (t) => t.account.title,
    load: () => import('../features/access/AccountPage.svelte'),
  },
];
