/** Who can be named in an alliance, and its groups in order: read once, read again when they change. */
import { onEvent } from '../../core/live.svelte';
import { listGroups, listParties } from './actions';
import type { Group, Party } from './model';

const NAMING = ['group', 'person', 'organisation', 'alliance'];

export class GroupNames {
  all = $state.raw<Group[]>([]);
  #index = $derived(new Map(this.all.map((group, index) => [group.id, index])));

  constructor(readonly allianceId: string) {
    void this.load();
  }

  async load(): Promise<void> {
    try {
      this.all = await listGroups(this.allianceId);
    } catch {
      // Cards stay readable without their groups' names; the next change asks again.
    }
  }

  indexOf(id: string | null): number {
    return id === null ? -1 : (this.#index.get(id) ?? -1);
  }

  name(id: string | null): string | null {
    return this.all[this.indexOf(id)]?.name ?? null;
  }
}

export class PartyNames {
  all = $state.raw<Party[]>([]);

  constructor(readonly allianceId: string) {
    void this.load();
  }

  async load(): Promise<void> {
    try {
      this.all = await listParties(this.allianceId);
    } catch {
      // A name can always be typed; nobody has to be known first.
    }
  }
}

let groups: GroupNames | null = null;
let parties: PartyNames | null = null;

// Keep the object in a $derived of its own before reading `.all`: a state that is made and read in one
// $derived is not followed there.
export function groupsOf(allianceId: string): GroupNames {
  if (groups?.allianceId !== allianceId) groups = new GroupNames(allianceId);
  return groups;
}

export function partiesOf(allianceId: string): PartyNames {
  if (parties?.allianceId !== allianceId) parties = new PartyNames(allianceId);
  return parties;
}

onEvent((event) => {
  if (!NAMING.includes(event.subject.type)) return;
  void groups?.load();
  void parties?.load();
});
