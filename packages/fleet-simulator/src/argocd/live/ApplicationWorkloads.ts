import { JsonObject } from '../../Json';
import { PodState } from '../../workloads/PodState';
import { ReplicaSetState } from '../../workloads/ReplicaSetState';
import { toPodSuffix, toTemplateHash } from '../../workloads/toTemplateHash';
import { toUid } from '../controller/toNewApplication';
import { DesiredResource, DesiredState } from '../render/DesiredState';
import { toResourceKey } from '../render/toResourceKey';
import { movePods, PodMove, readReplicas } from './movePods';
import { readPodTemplate } from './readPodTemplate';
import { withRestart } from './withRestart';
import { WorkloadState } from './WorkloadState';

/** The workloads of one Application with their pods. Every change takes a new resourceVersion and is told. */
export class ApplicationWorkloads {
  private readonly states = new Map<string, WorkloadState>();
  private settledAt?: string;

  constructor(
    private readonly options: {
      /** What uids are made from. */
      uid: string;
      nextVersion: () => string;
      /** ISO 8601, whole seconds. */
      now: () => string;
      onChanged: () => void;
    },
  ) {}

  list(): WorkloadState[] {
    return [...this.states.values()];
  }

  find(resource: Parameters<typeof toResourceKey>[0]) {
    return this.states.get(toResourceKey(resource));
  }

  /** Something was applied: new templates get a ReplicaSet, without pods yet. */
  apply(live: DesiredState) {
    const wanted = new Set<string>();
    for (const resource of live.resources) {
      const template = readPodTemplate(resource);
      if (!template) continue;
      const key = toResourceKey(resource);
      wanted.add(key);
      const before = this.states.get(key);
      const state = before ?? this.create(resource);
      this.states.set(key, state);
      if (before && before.desired !== resource) {
        const same =
          JSON.stringify(before.desired) === JSON.stringify(resource);
        state.desired = resource;
        if (!same) this.touch(state, { generation: true });
      }
      this.ensureSet(state, template);
    }
    for (const key of this.states.keys()) {
      if (!wanted.has(key)) this.states.delete(key);
    }
    this.options.onChanged();
  }

  /**
   * All pods run, as after weeks of quiet.
   *
   * @param at - since when, ISO 8601, whole seconds
   */
  settle(live: DesiredState, at: string) {
    this.settledAt = at;
    this.apply(live);
    for (const state of this.list()) {
      const { hash } = newestSet(state);
      if (state.owner.kind === 'Rollout') {
        state.canary = {
          stableHash: hash,
          stepIndex: Number.MAX_SAFE_INTEGER,
          phase: 'Healthy',
          analyses: [],
          changedAt: state.createdAt,
        };
      }
      this.move(state, { updated: 1, rest: 0 });
    }
    this.settledAt = undefined;
  }

  /** Moves the pods of one workload on. */
  move(state: WorkloadState, move: PodMove) {
    const { nextVersion, onChanged } = this.options;
    movePods(state, move, {
      now: this.now(),
      nextVersion,
      createPod: set => this.createPod(state, set),
    });
    this.touch(state);
    onChanged();
  }

  /** All pods have the template of before again. */
  fallBack(state: WorkloadState) {
    const newest = newestSet(state);
    const stable = state.sets.find(
      ({ hash }) => hash === state.canary?.stableHash,
    );
    if (!stable || stable === newest) return;
    const total = readReplicas(state);
    newest.pods = [];
    newest.replicas = 0;
    stable.replicas = total;
    while (stable.pods.length < total) {
      stable.pods.push({
        ...this.createPod(state, stable),
        phase: 'Running',
        startedAt: this.now(),
        node: 'node-1',
      });
    }
    this.touch(state);
    this.options.onChanged();
  }

  /** New pods in place of all there are. */
  replacePods(state: WorkloadState) {
    for (const set of state.sets) {
      const count = set.pods.length;
      set.pods = [];
      while (set.pods.length < count) {
        set.pods.push(this.createPod(state, set));
      }
    }
    const isPartial = state.sets.slice(0, -1).some(({ pods }) => pods.length);
    if (!isPartial) this.move(state, { updated: 1 });
    else this.options.onChanged();
  }

  /** Somebody changes it by hand. `restartedAt` makes a new template. */
  change(
    state: WorkloadState,
    change: Partial<Pick<WorkloadState, 'scaledTo' | 'paused' | 'restartedAt'>>,
  ) {
    Object.assign(state, change);
    this.touch(state, { generation: true });
    const template = readPodTemplate(state.desired);
    if (template) this.ensureSet(state, template);
    this.options.onChanged();
  }

  /** The Rollout is somewhere else. */
  setCanary(
    state: WorkloadState,
    change: Partial<NonNullable<WorkloadState['canary']>>,
  ) {
    const changedAt = this.now();
    state.canary = {
      stableHash: newestSet(state).hash,
      stepIndex: 0,
      phase: 'Progressing',
      analyses: [],
      ...state.canary,
      ...change,
      changedAt,
    };
    this.touch(state);
    this.options.onChanged();
  }

  /** A new uid and resourceVersion for what a controller makes of a workload. */
  identify(state: WorkloadState, name: string) {
    return {
      uid: toUid(`${state.owner.uid}/${name}`),
      version: this.options.nextVersion(),
    };
  }

  /** ISO 8601, whole seconds. */
  now(): string {
    return this.settledAt ?? this.options.now();
  }

  private create(resource: DesiredResource): WorkloadState {
    const { group, version, kind, name, namespace = '' } = resource;
    const { uid, nextVersion } = this.options;
    return {
      owner: {
        apiVersion: group ? `${group}/${version}` : version,
        kind,
        name,
        uid: toUid(`${uid}/${toResourceKey(resource)}`),
        namespace,
      },
      desired: resource,
      createdAt: this.now(),
      generation: 1,
      version: nextVersion(),
      sets: [],
      born: 0,
    };
  }

  private ensureSet(state: WorkloadState, template: JsonObject) {
    const own =
      state.owner.kind === 'Rollout'
        ? template
        : withRestart(template, state.restartedAt);
    const hash = toTemplateHash(own);
    const known = state.sets.find(set => set.hash === hash);
    const newest = state.sets[state.sets.length - 1];
    if (known && known === newest) return;
    const { nextVersion } = this.options;
    const revision = (newest?.revision ?? 0) + 1;
    const others = state.sets.filter(set => set !== known);
    const name = `${state.owner.name}-${hash}`;
    state.sets = [
      ...others,
      known
        ? { ...known, revision, version: nextVersion() }
        : {
            name,
            uid: toUid(`${state.owner.uid}/${name}`),
            hash,
            revision,
            createdAt: this.now(),
            version: nextVersion(),
            template: own,
            replicas: 0,
            pods: [],
          },
    ];
  }

  private createPod(state: WorkloadState, set: ReplicaSetState): PodState {
    const { nextVersion } = this.options;
    state.born += 1;
    const seed = `${set.uid}/${state.born}`;
    const stateful = state.owner.kind === 'StatefulSet';
    return {
      name: stateful
        ? `${state.owner.name}-${set.pods.length}`
        : `${set.name}-${toPodSuffix(seed)}`,
      uid: toUid(seed),
      createdAt: this.now(),
      phase: 'Pending',
      restarts: 0,
      version: nextVersion(),
    };
  }

  private touch(state: WorkloadState, options: { generation?: boolean } = {}) {
    state.version = this.options.nextVersion();
    if (options.generation) state.generation += 1;
  }
}

/** The replicas of the template a workload has now. */
export function newestSet({ sets }: WorkloadState): ReplicaSetState {
  return sets[sets.length - 1];
}
