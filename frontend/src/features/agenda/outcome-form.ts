/** What is typed for an outcome, and the request that it becomes. */
import type { AgendaItem, OutcomeIn, OutcomeKind } from './agenda';

export interface OutcomeFields {
  text: string;
  matter: string;
  procedure: string;
  result: string;
  yes: string;
  no: string;
  abstention: string;
  /** `this` changes the card that the point is about, `new` makes another one. */
  card: 'this' | 'new';
  title: string;
  /** A name as it was typed; the server finds whom it means. */
  who: string;
  answer: 'asked' | 'accepted';
  when: string;
  status: string;
  /** A meeting's id; empty: the next one. */
  to: string;
}

export function emptyForm(item: AgendaItem, kind: OutcomeKind): OutcomeFields {
  return {
    text: '',
    matter: kind === 'decision' ? item.title : '',
    procedure: 'consensus',
    result: 'adopted',
    yes: '',
    no: '',
    abstention: '',
    card: item.action_item_id ? 'this' : 'new',
    title: '',
    who: '',
    answer: 'accepted',
    when: '',
    status: '',
    to: '',
  };
}

/** Whether there is enough to write down. */
export function isFilled(fields: OutcomeFields, kind: OutcomeKind): boolean {
  if (kind === 'postponement') return true;
  if (kind !== 'action_item') return fields.text.trim() !== '' && (kind !== 'decision' || fields.matter.trim() !== '');
  if (fields.card === 'new') return fields.title.trim() !== '';
  return !!(fields.who.trim() || fields.when.trim() || fields.status || fields.text.trim());
}

const count = (written: string) => (/^\d+$/.test(written.trim()) ? Number(written) : 0);

/** Votes were counted if any of them was written down. */
function votes({ yes, no, abstention }: OutcomeFields): { yes: number; no: number; abstention: number } | null {
  if (![yes, no, abstention].some((one) => one.trim())) return null;
  return { yes: count(yes), no: count(no), abstention: count(abstention) };
}

export function bodyOf(fields: OutcomeFields, kind: OutcomeKind, item: AgendaItem): OutcomeIn {
  const text = fields.text.trim();
  if (kind === 'information') return { kind, text };
  if (kind === 'postponement') return { kind, text, postponed_to_id: fields.to || null };
  if (kind === 'decision') {
    const { matter, procedure, result } = fields;
    const decision = { matter: matter.trim(), text, procedure, result, votes: votes(fields) };
    return { kind, decision } as OutcomeIn;
  }
  const change = {
    id: fields.card === 'this' ? item.action_item_id : null,
    title: fields.card === 'new' ? fields.title.trim() : undefined,
    group_id: fields.card === 'new' ? (item.group_id ?? undefined) : undefined,
    status: fields.status || undefined,
    owner: fields.who.trim() ? { party: fields.who.trim(), state: fields.answer } : undefined,
    next_date: fields.when.trim() || undefined,
  };
  return { kind, text, action_item: change } as OutcomeIn;
}

/** What an outcome is called while it waits for the network. */
export function titleOf(fields: OutcomeFields, kind: OutcomeKind): string {
  return (kind === 'action_item' && fields.card === 'new' ? fields.title : fields.text).trim();
}

/** The fields that a request came from, to write it anew after it was refused. */
export function fieldsOf(body: OutcomeIn, item: AgendaItem): OutcomeFields {
  const { decision, action_item: change } = body as { decision?: Record<string, unknown>; action_item?: Record<string, unknown> };
  const counted = decision?.votes as { yes: number; no: number; abstention: number } | null | undefined;
  const owner = change?.owner as { party: string; state: OutcomeFields['answer'] } | undefined;
  const written = (value: unknown) => (value === undefined || value === null ? '' : String(value));
  return {
    ...emptyForm(item, body.kind),
    text: written(decision?.text ?? body.text),
    ...(decision && { matter: written(decision.matter), procedure: written(decision.procedure), result: written(decision.result) }),
    ...(counted && { yes: String(counted.yes), no: String(counted.no), abstention: String(counted.abstention) }),
    ...(change && {
      card: change.id ? ('this' as const) : ('new' as const),
      title: written(change.title),
      who: owner?.party ?? '',
      answer: owner?.state ?? 'accepted',
      when: written(change.next_date),
      status: written(change.status),
    }),
    to: written(body.postponed_to_id),
  };
}
