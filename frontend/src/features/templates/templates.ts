/** Templates' part of the API. */
import { allPages, api, call, ifMatch } from '../../api/client';
import type { components } from '../../api/schema';

type Schemas = components['schemas'];
export type Template = Schemas['TemplateOut'];
export type TemplateKind = Template['kind'];
export type Shipped = Schemas['ShippedTemplate'];
export type TemplateUse = Schemas['TemplateUse'];

/** One's own template (`id`), or one that comes with Bündniswerk and was not taken over yet. */
export type Choice = { key: string; name: string; content: Template['content']; own: Template | null };

const V = '/api/v1' as const;

/** What can be set up: the alliance's own templates, then those shipped that it has none of the same name for. */
export async function choices(allianceId: string, kind: TemplateKind): Promise<Choice[]> {
  const path = { alliance_id: allianceId };
  const [own, shipped] = await Promise.all([
    allPages((cursor) => call(api.GET(`${V}/alliances/{alliance_id}/templates`, { params: { path, query: { kind, cursor, limit: 200 } } }))),
    call(api.GET(`${V}/alliances/{alliance_id}/shipped-templates`, { params: { path } })),
  ]);
  const kept = own as Template[];
  const names = new Set(kept.map((one) => one.name));
  const further = shipped.data.templates.filter((one) => one.kind === kind && !names.has(one.name));
  return [
    ...kept.map((one) => ({ key: one.id, name: one.name, content: one.content, own: one })),
    ...further.map((one) => ({ key: one.key, name: one.name, content: one.content, own: null })),
  ];
}

export async function keep(allianceId: string, body: Schemas['TemplateIn']): Promise<Template> {
  return (await call(api.POST(`${V}/alliances/{alliance_id}/templates`, { params: { path: { alliance_id: allianceId } }, body }))).data;
}

/** Takes a shipped template over first, so that the alliance can make it its own. Says how much was set up. */
export async function setUp(allianceId: string, kind: TemplateKind, choice: Choice, body: TemplateUse): Promise<number> {
  const template = choice.own ?? (await keep(allianceId, { kind, name: choice.name, content: choice.content }));
  const sent = api.POST(`${V}/templates/{template_id}/uses`, { params: { path: { template_id: template.id } }, body });
  return (await call(sent)).data.created.length;
}

export async function removeTemplate(template: Template): Promise<void> {
  const params = { path: { template_id: template.id } };
  await call(api.DELETE(`${V}/templates/{template_id}`, { params, headers: ifMatch(template.version) }));
}

/** What a template sets up, line by line. */
export function lines(content: Template['content']): string[] {
  return [
    ...content.cards.map((one) => one.title),
    ...content.agenda.map((one) => one.title),
    ...content.steps.map((one) => one.text),
  ];
}

/** Whether a day has to be named for its days to count from. */
export function counts(content: Template['content']): boolean {
  const steps = [...content.steps, ...content.cards.flatMap((one) => one.steps)];
  return steps.some((one) => one.due_days !== null);
}
