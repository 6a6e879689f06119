/** The part of the API about fields of action and their inventory. */
import { api, call, ifMatch } from '../../api/client';
import type { components } from '../../api/schema';
import type { FieldOfAction, Inventory } from './goals';

type Schemas = components['schemas'];
export type Entry = Schemas['InventoryEntryOut'];
export type FieldSet = Schemas['FieldSetOut'];
const V = '/api/v1' as const;

export async function readInventory(allianceId: string): Promise<Inventory> {
  return (await call(api.GET(`${V}/alliances/{alliance_id}/inventory`, { params: { path: { alliance_id: allianceId } } }))).data;
}

export async function layOut(allianceId: string, set: FieldSet['set']): Promise<void> {
  await call(api.POST(`${V}/alliances/{alliance_id}/fields-of-action/sets`, { params: { path: { alliance_id: allianceId } }, body: { set } }));
}

export async function createField(allianceId: string, body: Schemas['FieldOfActionIn']): Promise<void> {
  await call(api.POST(`${V}/alliances/{alliance_id}/fields-of-action`, { params: { path: { alliance_id: allianceId } }, body }));
}

export async function changeField(one: FieldOfAction, body: Schemas['FieldOfActionPatch']): Promise<void> {
  await call(api.PATCH(`${V}/fields-of-action/{field_id}`, { params: { path: { field_id: one.id } }, headers: ifMatch(one.version), body }));
}

export async function deleteField(one: FieldOfAction): Promise<void> {
  await call(api.DELETE(`${V}/fields-of-action/{field_id}`, { params: { path: { field_id: one.id } }, headers: ifMatch(one.version) }));
}

export async function createEntry(fieldId: string, body: Schemas['InventoryEntryIn']): Promise<void> {
  await call(api.POST(`${V}/fields-of-action/{field_id}/inventory-entries`, { params: { path: { field_id: fieldId } }, body }));
}

export async function changeEntry(one: Entry, body: Schemas['InventoryEntryPatch']): Promise<void> {
  await call(api.PATCH(`${V}/inventory-entries/{entry_id}`, { params: { path: { entry_id: one.id } }, headers: ifMatch(one.version), body }));
}

export async function deleteEntry(one: Entry): Promise<void> {
  await call(api.DELETE(`${V}/inventory-entries/{entry_id}`, { params: { path: { entry_id: one.id } }, headers: ifMatch(one.version) }));
}
