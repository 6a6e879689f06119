/** One group on its page: every change is written at once and read back. */
import { problemText } from '../../core/problem-text';
import { about, Resource } from '../../core/resource.svelte';
import { refuseClash, saveMerged } from '../../core/save';
import { toast } from '../../ui/toasts.svelte';
import { changeGroup, listMemberships, readGroup, type Group, type GroupPatch, type Membership } from './groups';

export interface GroupWithMembers {
  group: Group;
  members: Membership[];
}

export class GroupState {
  readonly resource: Resource<GroupWithMembers>;

  constructor(readonly id: () => string) {
    this.resource = new Resource(async () => {
      const [group, members] = await Promise.all([readGroup(id()), listMemberships(id())]);
      return { group, members };
    });
  }

  follow(): () => void {
    return this.resource.follow(about('group', 'duty', 'membership', 'alliance'));
  }

  get group(): Group {
    return this.resource.data!.group;
  }

  /** Rejects when it could not be saved. */
  async save(patch: GroupPatch): Promise<void> {
    const group = await saveMerged(this.group, patch as never, {
      write: (version) => changeGroup(this.group.id, version, patch),
      read: () => readGroup(this.group.id),
      onread: (theirs) => (this.resource.data = { ...this.resource.data!, group: theirs }),
    });
    this.resource.data = { ...this.resource.data!, group };
  }

  /** Saves what was written in place. */
  async write(field: 'name' | 'purpose', text: string, started: string): Promise<void> {
    refuseClash(started, this.group[field], text);
    await this.save(field === 'name' ? { name: text } : { purpose: text || null });
  }

  /** Does it and reads again; says so when it failed. */
  async run(act: () => Promise<unknown>, said?: string): Promise<boolean> {
    try {
      await act();
      if (said) toast(said, { kind: 'success' });
      return true;
    } catch (error) {
      toast(problemText(error), { kind: 'danger' });
      return false;
    } finally {
      await this.resource.load();
    }
  }
}
