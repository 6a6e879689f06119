/** An answer of 400 or above, or none at all, as something that can be shown. RFC 9457. */
export interface ProblemBody {
  type?: string;
  title?: string;
  status?: number;
  detail?: string;
  instance?: string;
  errors?: { pointer: string; detail: string }[];
}

export class Problem extends Error {
  readonly status: number;
  readonly body: ProblemBody;
  /** The ETag of the current representation, which a 412 answers with. */
  readonly etag: string | null;

  constructor(status: number, body: ProblemBody, etag: string | null = null) {
    super(body.detail ?? body.title ?? `HTTP ${status}`);
    this.name = 'Problem';
    this.status = status;
    this.body = body;
    this.etag = etag;
  }

  /** The kebab-case name at the end of the problem's type, such as `precondition-failed`. */
  get kind(): string {
    return this.body.type?.split('/').pop() ?? 'unknown';
  }

  /** What is wrong with one field, by the start of its JSON pointer: `fieldError('title')`. */
  fieldError(field: string): string | null {
    const found = this.body.errors?.find(
      ({ pointer }) => pointer === `#/${field}` || pointer.startsWith(`#/${field}/`),
    );
    return found?.detail ?? null;
  }
}

/** The network did not carry the request: nobody knows whether it arrived. */
export class Offline extends Problem {
  constructor() {
    super(0, { type: 'offline' });
    this.name = 'Offline';
  }
}

export async function problemFrom(answer: Response): Promise<Problem> {
  let body: ProblemBody = { title: answer.statusText, status: answer.status };
  if (answer.headers.get('Content-Type')?.includes('json')) {
    try {
      body = (await answer.json()) as ProblemBody;
    } catch {
      // A proxy may cut an answer short; the status alone still says enough.
    }
  }
  return new Problem(answer.status, body, answer.headers.get('ETag'));
}
