/** Light, dark, or as the device says. */
import { forget, recall, remember } from './storage';

export const themes = ['auto', 'light', 'dark'] as const;
export type Theme = (typeof themes)[number];

const KEY = 'theme';
let current = $state<Theme>('auto');

export function theme(): Theme {
  return current;
}

export function setTheme(next: Theme): void {
  current = next;
  if (next === 'auto') {
    forget(KEY);
    document.documentElement.removeAttribute('data-kern-theme');
  } else {
    remember(KEY, next);
    document.documentElement.setAttribute('data-kern-theme', next);
  }
}

export function applyStoredTheme(): void {
  const stored = recall<string>(KEY);
  setTheme(themes.find((known) => known === stored) ?? 'auto');
}
