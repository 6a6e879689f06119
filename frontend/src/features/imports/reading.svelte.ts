/** One document on its way in: read, corrected, taken over. It survives a closed tab. */
import { draft } from '../../core/drafts';
import { problemText } from '../../core/problem-text';
import { store, understand, type Source, type Understanding } from './imports';
import { plainText, sourceLines } from './source';

interface Kept {
  name: string;
  type: string;
  bytes: string;
  date: string | null;
  columns: Record<string, string> | null;
  found: Understanding;
  corrected: boolean;
}

/** Browsers keep about 5 MB for a site; a larger document has to be chosen again. */
const LARGEST_KEPT = 1_500_000;

async function asText(file: File): Promise<string> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  let text = '';
  for (let at = 0; at < bytes.length; at += 8192) text += String.fromCharCode(...bytes.subarray(at, at + 8192));
  return btoa(text);
}

export class Reading {
  source = $state.raw<Source | null>(null);
  /** Corrected in place. */
  found = $state<Understanding | null>(null);
  text = $state.raw<string | null>(null);
  busy = $state(false);
  failure = $state<string | null>(null);
  corrected = $state(false);
  /** The source line that is looked at on both sides. */
  line = $state<number | null>(null);
  resumed = $state(false);
  lines = $derived(this.found ? sourceLines(this.found, this.text) : []);
  #bytes = '';

  constructor(readonly allianceId: string) {
    const kept = draft(`import:${allianceId}`).read();
    if (kept) void this.#resume(JSON.parse(kept) as Kept);
  }

  get #draft() {
    return draft(`import:${this.allianceId}`);
  }

  async #resume(kept: Kept): Promise<void> {
    const bytes = Uint8Array.from(atob(kept.bytes), (sign) => sign.charCodeAt(0));
    const file = new File([bytes], kept.name, { type: kept.type });
    this.#bytes = kept.bytes;
    this.source = { file, date: kept.date, columns: kept.columns };
    this.text = await plainText(file);
    this.found = kept.found;
    this.corrected = kept.corrected;
    this.resumed = true;
  }

  async read(source: Source): Promise<void> {
    this.busy = true;
    this.failure = null;
    try {
      const found = await understand(this.allianceId, source);
      this.text = await plainText(source.file);
      this.#bytes = source.file.size <= LARGEST_KEPT ? await asText(source.file) : '';
      this.source = source;
      this.found = found;
      this.corrected = false;
      this.line = null;
      this.#keep();
    } catch (error) {
      this.failure = problemText(error);
    } finally {
      this.busy = false;
    }
  }

  /** Every correction goes through here, so that none is lost. */
  correct(change: (found: Understanding) => void): void {
    change(this.found!);
    this.corrected = true;
    this.#keep();
  }

  #keep(): void {
    if (!this.#bytes || !this.source || !this.found) return;
    const { file, date, columns } = this.source;
    const kept: Kept = { name: file.name, type: file.type, bytes: this.#bytes, date, columns, found: this.found, corrected: this.corrected };
    this.#draft.write(JSON.stringify(kept));
  }

  /** What was stored; null when it could not be. */
  async commit(organisations: boolean): Promise<Understanding | null> {
    this.busy = true;
    this.failure = null;
    try {
      const stored = await store(this.allianceId, this.source!, $state.snapshot(this.found!) as Understanding, organisations);
      this.drop();
      return stored;
    } catch (error) {
      this.failure = problemText(error);
      return null;
    } finally {
      this.busy = false;
    }
  }

  drop(): void {
    this.#draft.clear();
    this.source = this.found = this.text = this.failure = this.line = null;
    this.corrected = this.resumed = false;
  }

  sourceOf = (line: number): string | null => this.lines.find((one) => one.number === line)?.text ?? null;
}
