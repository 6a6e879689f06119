/** The ideas of an alliance on their wall: moved at once, then written; the last move can be taken back. */
import { t } from '../../core/language.svelte';
import { problemText } from '../../core/problem-text';
import { about, Resource } from '../../core/resource.svelte';
import { refuseClash, saveMerged } from '../../core/save';
import { announce } from '../../ui/announce.svelte';
import { toast } from '../../ui/toasts.svelte';
import { undoing } from '../trash/trash';
import { changeIdea, createIdea, deleteIdea, listIdeas, readIdea, type Idea, type IdeaPatch } from './ideas';
import { applied, clustersOf, family, inverse, patchesFor, type Target } from './order';

export class IdeaWall {
  readonly resource: Resource<Idea[]>;
  ideas = $derived.by(() => this.resource.data ?? []);
  clusters = $derived(clustersOf(this.ideas));

  constructor(readonly allianceId: string) {
    this.resource = new Resource(() => listIdeas(allianceId));
  }

  follow(): () => void {
    return this.resource.follow(about('idea', 'alliance'));
  }

  find(id: string): Idea | undefined {
    return this.ideas.find((idea) => idea.id === id);
  }

  familyOf(id: string): Idea[] {
    return family(this.ideas, id);
  }

  async move(id: string, target: Target): Promise<void> {
    const patches = patchesFor(this.ideas, id, target);
    if (!patches.size) return;
    const back = inverse(this.ideas, patches);
    const idea = this.find(id)!;
    await this.#write(patches, t().ideas.moved(idea.text, target.cluster ?? t().ideas.noCluster), back);
  }

  /** Gives a cluster another name: all its ideas carry it. */
  async rename(ideas: readonly Idea[], cluster: string | null): Promise<void> {
    const patches = new Map(ideas.map((idea): [string, IdeaPatch] => [idea.id, { cluster }]));
    await this.#write(patches, t().ideas.renamed(cluster ?? t().ideas.noCluster), inverse(this.ideas, patches));
  }

  async set(idea: Idea, patch: IdeaPatch, said: string): Promise<void> {
    const patches = new Map([[idea.id, patch]]);
    await this.#write(patches, said, inverse(this.ideas, patches));
  }

  async #write(patches: Map<string, IdeaPatch>, said: string, back: Map<string, IdeaPatch> | null): Promise<void> {
    this.resource.data = applied(this.ideas, patches);
    announce(said);
    try {
      for (const [id, patch] of patches) await changeIdea(id, '*', patch);
      const undo = back && { label: t().ui.undo, run: () => void this.#write(back, t().actions.board.undone, null) };
      toast(said, { action: undo ?? undefined });
    } catch (error) {
      toast(problemText(error), { kind: 'danger', lasting: true });
    }
    await this.resource.load();
  }

  async write(id: string, text: string, started: string): Promise<void> {
    const idea = this.find(id)!;
    refuseClash(started, idea.text, text);
    const saved = await saveMerged(idea, { text }, {
      write: (version) => changeIdea(idea.id, version, { text }),
      read: () => readIdea(idea.id),
      onread: (theirs) => this.#put(theirs),
    });
    this.#put(saved);
  }

  async add(text: string, question: string | null, cluster: string | null): Promise<void> {
    const idea = await createIdea(this.allianceId, { text, question, cluster });
    this.resource.data = [...this.ideas, idea];
    announce(t().ideas.added(text));
  }

  async remove(idea: Idea): Promise<void> {
    try {
      await deleteIdea(idea.id, idea.version);
      toast(t().ideas.deleted(idea.text), { action: undoing(idea.id, this.resource.load) });
    } catch (error) {
      toast(problemText(error), { kind: 'danger' });
    }
    await this.resource.load();
  }

  #put(idea: Idea): void {
    this.resource.data = this.ideas.map((one) => (one.id === idea.id ? idea : one));
  }
}
