/** The main job through a client that was generated from our description; prints what it saw as JSON. */
import { readFileSync } from 'node:fs';
import createClient from 'openapi-fetch';
import type { components, paths } from './schema.js';

type Item = components['schemas']['ActionItemOut'];
const [, , baseUrl, token, record] = process.argv as [string, string, string, string, string];
const api = createClient<paths>({ baseUrl, headers: { Authorization: `Bearer ${token}` } });

function given<T>(answer: { data?: T; error?: { title: string; detail: string } }): T {
  if (answer.data === undefined) throw new Error(`${answer.error?.title}: ${answer.error?.detail}`);
  return answer.data;
}

const place = given(await api.POST('/api/v1/municipalities', { body: { name: 'Salzgitter', slug: 'salzgitter' } }));
const alliance = given(
  await api.POST('/api/v1/alliances', {
    body: { name: 'Leben mit Kindern', slug: 'leben-mit-kindern', short_name: 'LMK', municipality_id: place.id },
  }),
);
const inAlliance = { path: { alliance_id: alliance.id } };

const imported = given(
  await api.POST('/api/v1/alliances/{alliance_id}/imports', {
    params: inAlliance,
    body: { file: '', document_date: '2009-09-30' },
    bodySerializer: (body) => {
      const form = new FormData();
      form.set('file', new Blob([readFileSync(record)]), 'workshop.txt');
      if (body.document_date) form.set('document_date', body.document_date);
      return form;
    },
  }),
);

const page = given(
  await api.GET('/api/v1/alliances/{alliance_id}/action-items', { params: { ...inAlliance, query: { limit: 200 } } }),
);
const items = page.items.filter((one): one is Item => !('deleted' in one));
const asked = items.flatMap((item) => item.assignments).find((one) => one.state !== 'accepted')!;
const accepted = given(
  await api.PATCH('/api/v1/assignments/{part_id}', {
    params: { path: { part_id: asked.id }, header: { 'If-Match': '*' } },
    body: { state: 'accepted' },
  }),
);
const step = items.flatMap((item) => item.steps)[0]!;
const ticked = given(
  await api.PATCH('/api/v1/steps/{part_id}', {
    params: { path: { part_id: step.id }, header: { 'If-Match': '*' } },
    body: { state: 'done' },
  }),
);
const board = given(
  await api.GET('/api/v1/alliances/{alliance_id}/board', { params: { ...inAlliance, query: { by: 'status' } } }),
);
const dashboard = given(
  await api.GET('/api/v1/alliances/{alliance_id}/dashboard', { params: { ...inAlliance, query: { on: '2009-10-01' } } }),
);

const types: string[] = [];
for (let after = 0, more = true; more; ) {
  const events = given(
    await api.GET('/api/v1/alliances/{alliance_id}/events', { params: { ...inAlliance, query: { after, limit: 20 } } }),
  );
  types.push(...events.items.map((one) => one.type));
  after = events.items.at(-1)?.sequence ?? after;
  more = events.next !== null;
}

console.log(
  JSON.stringify({
    created: imported.created.action_items,
    items: items.map((item) => item.number),
    accepted: accepted.state,
    ticked: ticked.state,
    cards: board.columns.flatMap((column) => column.items).length,
    sequence: board.sequence,
    on: dashboard.on,
    events: types.length,
    last: types.slice(-2),
  }),
);
