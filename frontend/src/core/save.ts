/**
 * Saving a field that others may have changed meanwhile. Apart from each other: both changes
 * stand. The same field: refused once, with what the others wrote, so that whoever saves again
 * does so knowingly; what was typed stays in its field.
 */
import { Problem } from '../api/problem';
import { t } from './language.svelte';
import { clashes } from './merge';

interface Versioned {
  version: number;
}

export class Clashed extends Problem {
  constructor(theirs: unknown) {
    const text = typeof theirs === 'string' || typeof theirs === 'number' ? String(theirs) : null;
    super(412, { type: 'clashed', detail: t().states.clash(text) });
  }
}

/** `onread` hears of the newer record before the refusal, so that the next attempt builds on it. */
export async function saveMerged<R extends Versioned>(
  base: R,
  patch: Partial<Record<keyof R, unknown>>,
  way: { write: (version: number) => Promise<R>; read: () => Promise<R>; onread?: (theirs: R) => void },
): Promise<R> {
  try {
    return await way.write(base.version);
  } catch (error) {
    if (!(error instanceof Problem) || error.status !== 412) throw error;
    const theirs = await way.read();
    const [clash] = clashes(base as never, theirs as never, patch as Record<string, unknown>);
    if (!clash) return way.write(theirs.version);
    way.onread?.(theirs);
    throw new Clashed(clash.theirs);
  }
}

/**
 * Live changes may have renewed the record while somebody wrote: its version is then the newest
 * and no 412 would come. `started` is the text that was there when writing began.
 */
export function refuseClash(started: string, theirs: string | null | undefined, mine: string): void {
  const now = theirs ?? '';
  if (now !== started && now !== mine) throw new Clashed(now);
}
