import { DeploymentSet } from '@backstage-gitops/plugin-gitops-common';
import { ApplicationSet } from '../client/ApplicationSet';
import { toSetReference } from '../mapping/selectTracker';
import { KnownSet } from '../mapping/toAutomation';
import { toDeploymentSet } from '../mapping/toDeploymentSet';
import { toParentSet } from '../mapping/toParentSet';
import { toRollout } from '../mapping/toRollout';
import { HeldApplication } from './HeldApplication';
import { toApplicationKey } from './toApplicationKey';

type HeldSet = KnownSet & { set: ApplicationSet };

/**
 * All sets of one Argo CD: its ApplicationSets, and the Applications that apply others. Only what changed
 * is mapped anew.
 */
export class SetPicture {
  private readonly held = new Map<string, HeldSet>();
  /** Keys of the Applications of each set, also of sets that were never read. */
  private readonly children = new Map<string, Set<string>>();
  private readonly mapped = new Map<string, DeploymentSet>();
  /** Ids of the sets to map anew. */
  private readonly touched = new Set<string>();

  /** @param options - `find`: an Application of the picture, by key */
  constructor(
    private readonly options: {
      engine: string;
      frontendUrl?: string;
      find(key: string): HeldApplication | undefined;
    },
  ) {}

  /** What is known of a set, by id. */
  get(id: string | undefined): KnownSet | undefined {
    return id === undefined ? undefined : this.held.get(id);
  }

  /** Names of the sets that Applications say they are of, that nobody could read. */
  listUnread(): string[] {
    return [...this.children.keys()].filter(
      id => id.includes(':ApplicationSet:') && !this.held.has(id),
    );
  }

  /**
   * Takes an ApplicationSet as it is now.
   *
   * @returns keys of the Applications that have to be mapped anew, as their turn in a rollout changed.
   */
  put(set: ApplicationSet): string[] {
    const id = this.toId(set.metadata);
    const before = this.held.get(id);
    if (before && isSame(before.set, set)) return [];
    const rollout = toRollout(set, this.options.engine);
    this.held.set(id, { set, ...(rollout && { rollout }) });
    this.touched.add(id);
    const isTurnKept =
      before &&
      before.rollout?.steps === rollout?.steps &&
      JSON.stringify([...(before.rollout?.members ?? [])]) ===
        JSON.stringify([...(rollout?.members ?? [])]);
    return isTurnKept ? [] : [...(this.children.get(id) ?? [])];
  }

  /** Takes that a set is gone. @returns keys of the Applications to be mapped anew. */
  remove(metadata: { namespace: string; name: string }): string[] {
    const id = this.toId(metadata);
    if (!this.held.delete(id)) return [];
    this.touched.add(id);
    return [...(this.children.get(id) ?? [])];
  }

  /** All ApplicationSets that are held. */
  list(): ApplicationSet[] {
    return [...this.held.values()].map(({ set }) => set);
  }

  /** Takes how an Application was mapped: its set, and that it may be one itself. */
  follow(
    key: string,
    now: HeldApplication | undefined,
    before: HeldApplication | undefined,
  ): void {
    const [joined, left] = [now, before].map(each => each?.deployment.set?.id);
    if (joined !== left) {
      if (left !== undefined) this.leave(left, key);
      if (joined !== undefined) this.join(joined, key);
    }
    const own = this.toOwnId(now ?? before);
    if (own === undefined) return;
    const isParent =
      now?.application.status?.resources.hasApplications ||
      this.children.has(own);
    if (isParent || this.mapped.has(own)) this.touched.add(own);
  }

  /**
   * All sets, sorted by id, when any of them changed since this was asked last. A parent that we may not
   * read is not named.
   */
  takeChange(): DeploymentSet[] | undefined {
    let isChanged = false;
    for (const id of this.touched) {
      const mapped = this.map(id);
      const before = this.mapped.get(id);
      if (JSON.stringify(mapped) === JSON.stringify(before)) continue;
      isChanged = true;
      if (mapped) this.mapped.set(id, mapped);
      else this.mapped.delete(id);
    }
    this.touched.clear();
    return isChanged ? this.listMapped() : undefined;
  }

  /** All sets, sorted by id. */
  takeAll(): DeploymentSet[] {
    this.takeChange();
    return this.listMapped();
  }

  private listMapped(): DeploymentSet[] {
    return [...this.mapped.values()]
      .map(({ parent, ...set }) =>
        parent && this.mapped.has(parent) ? { parent, ...set } : set,
      )
      .sort((left, right) => (left.id < right.id ? -1 : 1));
  }

  private map(id: string): DeploymentSet | undefined {
    const { engine, frontendUrl, find } = this.options;
    const children = [...(this.children.get(id) ?? [])].flatMap(
      key => find(key)?.deployment.id ?? [],
    );
    const held = this.held.get(id);
    if (held) {
      return toDeploymentSet(held.set, {
        engine,
        frontendUrl,
        deployments: children,
      });
    }
    const parent = find(toParentKey(id) ?? '');
    const isParent =
      children.length > 0 ||
      parent?.application.status?.resources.hasApplications;
    if (!parent || !isParent) return undefined;
    const { application, deployment } = parent;
    return toParentSet(application, { deployment, children });
  }

  private join(id: string, key: string) {
    const keys = this.children.get(id) ?? new Set();
    this.children.set(id, keys.add(key));
    this.touched.add(id);
  }

  private leave(id: string, key: string) {
    const keys = this.children.get(id);
    keys?.delete(key);
    if (keys?.size === 0) this.children.delete(id);
    this.touched.add(id);
  }

  private toOwnId(held: HeldApplication | undefined): string | undefined {
    return (
      held &&
      toSetReference(this.options.engine, {
        namespace: held.deployment.namespace,
        kind: 'Application',
        name: held.deployment.name,
      }).id
    );
  }

  private toId(metadata: { namespace: string; name: string }): string {
    const { namespace, name } = metadata;
    return toSetReference(this.options.engine, {
      namespace,
      kind: 'ApplicationSet',
      name,
    }).id;
  }
}

function isSame(left: ApplicationSet, right: ApplicationSet): boolean {
  const [before, now] = [left, right].map(
    each => each.metadata.resourceVersion,
  );
  return now !== undefined && before === now;
}

/** The Application that a set is, when it is one. */
function toParentKey(id: string): string | undefined {
  const [, , namespace, kind, name] = id.split(':').map(decodeURIComponent);
  return kind === 'Application'
    ? toApplicationKey({ namespace, name })
    : undefined;
}
