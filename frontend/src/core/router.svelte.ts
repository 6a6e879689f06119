/** Where we are. Every filter and view lives in the address, so that a link shows what its sender saw. */
import { changedQuery } from './paths';

let path = $state(location.pathname);
let search = $state(location.search);
let query = $derived(new URLSearchParams(search));

export const router = {
  get path(): string {
    return path;
  },
  get search(): string {
    return search;
  },
  value(name: string): string | null {
    return query.get(name);
  },
  values(name: string): string[] {
    return query.getAll(name);
  },
};

function read(): void {
  path = location.pathname;
  search = location.search;
}

/** Goes to an address of ours. `replace` leaves no step in the browser's history. */
export function navigate(to: string, options: { replace?: boolean } = {}): void {
  const target = new URL(to, location.href);
  if (target.href === location.href) return;
  const changesPage = target.pathname !== location.pathname;
  history[options.replace ? 'replaceState' : 'pushState'](null, '', target);
  read();
  if (changesPage && !options.replace) scrollTo(0, 0);
}

export function setQuery(
  changes: Record<string, string | string[] | null>,
  options: { replace?: boolean } = { replace: true },
): void {
  navigate(path + changedQuery(search, changes), options);
}

/** Plain links stay plain: a click on one of ours is taken over here, with every modifier left alone. */
export function followLinks(event: MouseEvent): void {
  if (event.defaultPrevented || event.button !== 0) return;
  if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
  const link = (event.target as Element | null)?.closest?.('a[href]');
  if (!(link instanceof HTMLAnchorElement)) return;
  if (link.target || link.hasAttribute('download') || link.origin !== location.origin) return;
  const url = new URL(link.href);
  if (url.pathname.startsWith('/api/')) return;
  if (url.hash && url.pathname === location.pathname && url.search === location.search) return;
  event.preventDefault();
  navigate(url.pathname + url.search + url.hash);
}

addEventListener('popstate', read);
