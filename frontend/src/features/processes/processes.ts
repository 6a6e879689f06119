/** The processes' part of the API. */
import { allPages, api, call, ifMatch } from '../../api/client';
import type { components } from '../../api/schema';

type Schemas = components['schemas'];
export type Process = Schemas['ProcessOut'];
export type ProcessIn = Schemas['ProcessIn'];
export type ProcessPatch = Schemas['ProcessPatch'];
export type ProcessStep = Schemas['ProcessStepOut'];
export type ProcessStepPatch = Schemas['ProcessStepPatch'];
export type ProcessBody = Schemas['ProcessBodyOut'];
export type Finding = Schemas['FindingOut'];
export type TemplateDifferences = Schemas['TemplateDifferences'];
/** What may be left out when it is sent is always there when it is read. */
type Whole<T> = T extends (infer E)[] ? Whole<E>[] : T extends object ? { [K in keyof T]-?: Whole<Exclude<T[K], undefined>> } : T;
/** What a template says. */
export type Content = Whole<Schemas['ProcessTemplateContent']>;
export type Template = Omit<Schemas['ProcessTemplateOut'], 'content'> & { content: Content };

const V = '/api/v1' as const;

export async function listProcesses(allianceId: string): Promise<Process[]> {
  return allPages((cursor) =>
    call(
      api.GET(`${V}/alliances/{alliance_id}/processes`, {
        params: { path: { alliance_id: allianceId }, query: { cursor, limit: 200 } },
      }),
    ),
  );
}

export async function readProcess(id: string): Promise<Process> {
  return (await call(api.GET(`${V}/processes/{process_id}`, { params: { path: { process_id: id } } }))).data;
}

export async function startProcess(allianceId: string, body: ProcessIn): Promise<Process> {
  return (
    await call(api.POST(`${V}/alliances/{alliance_id}/processes`, { params: { path: { alliance_id: allianceId } }, body }))
  ).data;
}

export async function changeProcess(id: string, version: number, body: ProcessPatch): Promise<Process> {
  return (
    await call(
      api.PATCH(`${V}/processes/{process_id}`, { params: { path: { process_id: id } }, headers: ifMatch(version), body }),
    )
  ).data;
}

export async function removeProcess(id: string, version: number): Promise<void> {
  await call(api.DELETE(`${V}/processes/{process_id}`, { params: { path: { process_id: id } }, headers: ifMatch(version) }));
}

export async function listSteps(processId: string): Promise<ProcessStep[]> {
  return allPages((cursor) =>
    call(
      api.GET(`${V}/processes/{process_id}/steps`, {
        params: { path: { process_id: processId }, query: { cursor, limit: 200 } },
      }),
    ),
  );
}

export async function readStep(id: string): Promise<ProcessStep> {
  return (await call(api.GET(`${V}/process-steps/{step_id}`, { params: { path: { step_id: id } } }))).data;
}

export async function changeStep(id: string, version: number, body: ProcessStepPatch): Promise<ProcessStep> {
  return (
    await call(api.PATCH(`${V}/process-steps/{step_id}`, { params: { path: { step_id: id } }, headers: ifMatch(version), body }))
  ).data;
}

export async function listBodies(processId: string): Promise<ProcessBody[]> {
  return allPages((cursor) =>
    call(
      api.GET(`${V}/processes/{process_id}/bodies`, {
        params: { path: { process_id: processId }, query: { cursor, limit: 200 } },
      }),
    ),
  );
}

export async function changeBody(id: string, version: number, body: Schemas['ProcessBodyPatch']): Promise<ProcessBody> {
  return (
    await call(api.PATCH(`${V}/process-bodies/{body_id}`, { params: { path: { body_id: id } }, headers: ifMatch(version), body }))
  ).data;
}

export async function listFindings(processId: string): Promise<Finding[]> {
  return allPages((cursor) =>
    call(
      api.GET(`${V}/processes/{process_id}/findings`, {
        params: { path: { process_id: processId }, query: { cursor, limit: 200 } },
      }),
    ),
  );
}

export async function passOver(processId: string, rule: string, subjectId: string, reason: string): Promise<void> {
  const body = { rule, subject_id: subjectId, reason };
  await call(api.POST(`${V}/processes/{process_id}/overrides`, { params: { path: { process_id: processId } }, body }));
}

export async function readDifferences(processId: string): Promise<TemplateDifferences> {
  return (
    await call(api.GET(`${V}/processes/{process_id}/template-differences`, { params: { path: { process_id: processId } } }))
  ).data;
}

export async function shippedTemplates(allianceId: string): Promise<Content[]> {
  return (
    await call(
      api.GET(`${V}/alliances/{alliance_id}/shipped-process-templates`, { params: { path: { alliance_id: allianceId } } }),
    )
  ).data.templates as Content[];
}

export async function listTemplates(allianceId: string): Promise<Template[]> {
  const all = await allPages((cursor) =>
    call(
      api.GET(`${V}/alliances/{alliance_id}/process-templates`, {
        params: { path: { alliance_id: allianceId }, query: { cursor, limit: 200 } },
      }),
    ),
  );
  return all as Template[];
}

export async function readTemplate(id: string): Promise<Template> {
  return (await call(api.GET(`${V}/process-templates/{template_id}`, { params: { path: { template_id: id } } }))).data as Template;
}

export async function copyTemplate(allianceId: string, copyOf: string, name: string): Promise<Template> {
  const body = { copy_of: copyOf, name };
  return (
    await call(
      api.POST(`${V}/alliances/{alliance_id}/process-templates`, { params: { path: { alliance_id: allianceId } }, body }),
    )
  ).data as Template;
}

export async function changeTemplate(id: string, version: number, name: string, content: Content): Promise<Template> {
  return (
    await call(
      api.PATCH(`${V}/process-templates/{template_id}`, {
        params: { path: { template_id: id } },
        headers: ifMatch(version),
        body: { name, content },
      }),
    )
  ).data as Template;
}

export async function removeTemplate(id: string, version: number): Promise<void> {
  await call(
    api.DELETE(`${V}/process-templates/{template_id}`, { params: { path: { template_id: id } }, headers: ifMatch(version) }),
  );
}

/** The step that is worked on, or the next one; none when all is done. A phase with steps of its own is not one. */
export function current(steps: ProcessStep[]): ProcessStep | undefined {
  const parents = new Set(steps.map((one) => one.parent_id));
  const single = steps.filter((one) => !parents.has(one.id));
  return single.find((one) => one.state === 'in_progress') ?? single.find((one) => one.state === 'open');
}
