import { describe, expect, it } from 'vitest';
import type { Decision } from './decisions';
import { bodyOf, changesOf, fieldsOf } from './form';

const srb = { kind: 'organisation', id: 'srb', name: 'SRB' };
const decision = {
  id: 'd',
  group_id: 'g',
  matter: 'Aktionstag',
  text: 'Am 15. Mai.',
  decided_on: '2009-10-20',
  procedure: 'majority',
  result: 'adopted',
  competence: 'decide',
  votes: { yes: 9, no: 2, abstention: 0 },
  objections: [{ party: srb, text: 'Zufahrt', is_withdrawn: false, entered_by: 'A. Beispiel' }],
  conditions: null,
  entered_for: null,
  review_on: null,
  previous_id: null,
} as unknown as Decision;

describe('the form of a decision', () => {
  it('sends nothing where nothing was changed', () => {
    expect(changesOf(fieldsOf(decision), decision)).toEqual({});
  });

  it('keeps the record behind a name that was not changed', () => {
    const fields = fieldsOf(decision);
    fields.objections[0]!.is_withdrawn = true;
    expect(changesOf(fields, decision)).toEqual({ objections: [{ party: srb, text: 'Zufahrt', is_withdrawn: true }] });
  });

  it('leaves votes out where none were counted or can be', () => {
    expect(bodyOf({ ...fieldsOf(decision), procedure: 'consensus' }, decision).votes).toBeNull();
    expect(bodyOf({ ...fieldsOf(decision), yes: '', no: '', abstention: '' }, decision).votes).toBeNull();
    expect(bodyOf({ ...fieldsOf(decision), abstention: '1' }, decision).votes).toEqual({ yes: 9, no: 2, abstention: 1 });
  });

  it('begins where a decision is taken anew with its matter, not with its words', () => {
    const { matter, text, previous_id, group_id } = fieldsOf(null, { previous: decision, day: '2010-01-01' });
    expect({ matter, text, previous_id, group_id }).toEqual({ matter: 'Aktionstag', text: '', previous_id: 'd', group_id: 'g' });
  });
});
