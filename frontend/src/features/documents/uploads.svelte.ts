/** Files on their way to a card: one after the other, each with its progress, each failing for itself. */
import { problemText } from '../../core/problem-text';
import { attachDocument } from './documents';

export class Upload {
  part = $state(0);
  failure = $state<string | null>(null);
  readonly stop = new AbortController();

  constructor(
    readonly key: number,
    readonly file: File,
  ) {}
}

export class Uploads {
  all = $state.raw<Upload[]>([]);
  #next = 1;
  #busy = false;

  constructor(
    readonly itemId: () => string,
    readonly ondone: () => Promise<void>,
  ) {}

  add(files: Iterable<File>): void {
    this.all = [...this.all, ...Array.from(files, (file) => new Upload(this.#next++, file))];
    void this.#run();
  }

  /** Breaks off one that is on its way, or takes a failed one off the list. */
  drop(upload: Upload): void {
    upload.stop.abort();
    this.all = this.all.filter((one) => one !== upload);
  }

  async #run(): Promise<void> {
    if (this.#busy) return;
    this.#busy = true;
    for (let upload = this.#waiting(); upload; upload = this.#waiting()) await this.#send(upload);
    this.#busy = false;
  }

  #waiting(): Upload | undefined {
    return this.all.find((one) => one.failure === null);
  }

  async #send(upload: Upload): Promise<void> {
    try {
      await attachDocument(this.itemId(), upload.file, (part) => (upload.part = part), upload.stop.signal);
      await this.ondone();
      this.drop(upload);
    } catch (error) {
      if (!upload.stop.signal.aborted) upload.failure = problemText(error);
    }
  }
}
