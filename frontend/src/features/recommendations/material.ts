/** Material's part of the API. */
import { allPages, api, call, ifMatch } from '../../api/client';
import type { components } from '../../api/schema';

type Schemas = components['schemas'];
export type Material = Schemas['MaterialOut'];
export type MaterialIn = Schemas['MaterialIn'];
export type Collection = Schemas['MaterialCollectionOut'];

const V = '/api/v1' as const;

export async function listMaterial(processId: string): Promise<Material[]> {
  return allPages((cursor) =>
    call(
      api.GET(`${V}/processes/{process_id}/material`, {
        params: { path: { process_id: processId }, query: { cursor, limit: 200 } },
      }),
    ),
  );
}

export async function readCollection(processId: string): Promise<Collection> {
  const params = { path: { process_id: processId } };
  return (await call(api.GET(`${V}/processes/{process_id}/material-collection`, { params }))).data;
}

export async function changeCollection(
  collection: Collection,
  body: Schemas['MaterialCollectionPatch'],
): Promise<Collection> {
  const params = { path: { process_id: collection.process_id } };
  const headers = ifMatch(collection.version);
  return (await call(api.PATCH(`${V}/processes/{process_id}/material-collection`, { params, headers, body }))).data;
}

export async function createMaterial(processId: string, body: MaterialIn): Promise<Material> {
  const params = { path: { process_id: processId } };
  return (await call(api.POST(`${V}/processes/{process_id}/material`, { params, body }))).data;
}

export async function changeMaterial(one: Material, body: Schemas['MaterialPatch']): Promise<Material> {
  const params = { path: { material_id: one.id } };
  return (await call(api.PATCH(`${V}/material/{material_id}`, { params, headers: ifMatch(one.version), body }))).data;
}

export async function deleteMaterial(one: Material): Promise<void> {
  const params = { path: { material_id: one.id } };
  await call(api.DELETE(`${V}/material/{material_id}`, { params, headers: ifMatch(one.version) }));
}

/** Into a bundle, before another piece or at the end. */
export async function placeMaterial(id: string, bundle: string | null, before: string | null): Promise<void> {
  await call(api.POST(`${V}/material/{material_id}/position`, { params: { path: { material_id: id } }, body: { bundle, before } }));
}

/** All these into one bundle; all of a bundle: it has another name. */
export async function bundle(processId: string, name: string | null, ids: string[]): Promise<void> {
  const params = { path: { process_id: processId } };
  await call(api.POST(`${V}/processes/{process_id}/material-bundles`, { params, body: { bundle: name, material_ids: ids } }));
}

/** The pieces by bundle in their order; those without one come first. */
export function byBundle(all: Material[], bundles: string[]): [string | null, Material[]][] {
  const names: (string | null)[] = [null, ...bundles];
  return names.map((name) => [name, all.filter((one) => one.bundle === name)] as [string | null, Material[]]);
}
