import { describe, expect, it } from 'vitest';
import { conditionKinds, needing, stepOptions } from './editing';
import type { Content } from './processes';

const content = {
  phases: [{ key: 'start', number: '1', title: 'Vorlauf', steps: [{ key: 'talk', number: null, title: 'Gespräch' }] }],
  bodies: [{ key: 'table', name: 'Runder Tisch' }],
  meetings: [{ kind: 'kickoff_meeting', name: 'Auftakt' }],
} as unknown as Content;

describe('the condition of a rule', () => {
  it('of another kind brings what it cannot do without', () => {
    expect(needing(content, 'roles_named').roles).toEqual(['commissioner']);
    expect(needing(content, 'body_complete').body).toBe('table');
    expect(needing(content, 'meeting_held')).toMatchObject({ meeting_kind: 'kickoff_meeting', times: 1 });
    expect(needing(content, 'mandate_stands')).toEqual({
      kind: 'mandate_stands',
      steps: [],
      roles: [],
      body: null,
      meeting_kind: null,
      times: 1,
    });
  });

  it('asks for a complete body only where the template has bodies', () => {
    expect(conditionKinds({ ...content, bodies: [] }, 'steps_done')).not.toContain('body_complete');
    expect(conditionKinds(content, 'steps_done')).toHaveLength(8);
  });

  it('is chosen among phases and their steps', () => {
    expect(stepOptions(content)).toEqual([
      { value: 'start', label: '1 Vorlauf', inset: false },
      { value: 'talk', label: 'Gespräch', inset: true },
    ]);
  });
});
