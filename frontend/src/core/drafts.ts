/**
 * What somebody typed and has not saved. A draft survives a failed save, a closed tab and an
 * expired session; it goes when its text was saved, when its writer discards it, or after
 * thirty days.
 */
import { forget, keysUnder, recall, remember } from './storage';

const PREFIX = 'draft.';
const KEPT_FOR_MS = 30 * 24 * 60 * 60 * 1000;

interface Kept {
  text: string;
  at: number;
}

export interface Draft {
  read(): string | null;
  write(text: string): void;
  clear(): void;
}

/** `key` names the record and the field, for example `action-item:019…:idea`. */
export function draft(key: string): Draft {
  const name = PREFIX + key;
  return {
    read: () => recall<Kept>(name)?.text ?? null,
    write: (text) => void remember(name, { text, at: Date.now() } satisfies Kept),
    clear: () => forget(name),
  };
}

export function dropOldDrafts(now = Date.now()): void {
  for (const key of keysUnder(PREFIX)) {
    const kept = recall<Kept>(key);
    if (!kept || now - kept.at > KEPT_FOR_MS) forget(key);
  }
}
