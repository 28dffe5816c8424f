import { JsonObject, isJsonObject } from '../Json';
import { PlatformRepository } from '../git/PlatformRepository';
import {
  ApplicationHistoryEntry,
  ApplicationSpec,
  ArgocdApplication,
} from './ArgocdApplication';
import { HubInventory } from './HubInventory';
import { toNewApplication } from './controller/toNewApplication';
import { toSource } from './controller/toSource';
import { DesiredState } from './render/DesiredState';
import { parseYaml } from './render/parseYaml';
import { renderSource } from './render/renderSource';
import { generateApplications } from './sets/generateApplications';

/** An Application as it stands after years of quiet operation. */
export type ReplayedApplication = {
  application: ArgocdApplication;
  /** What runs; undefined when the newest commit cannot be rendered. */
  live?: DesiredState;
  history: ApplicationHistoryEntry[];
};

const HISTORY_LIMIT = 10;
/** From a commit until it ran everywhere, as the replayed history says. */
const DELIVERY_MS = 45_000;

/**
 * Goes through commits as the hub would have, so that a start finds Applications with the history their
 * repository tells.
 *
 * @param commits - oldest first
 * @param inventory - takes what was applied on the hub
 */
export function replayHistory(
  repository: PlatformRepository,
  commits: string[],
  inventory: HubInventory,
): ReplayedApplication[] {
  let all = new Map<string, ReplayedApplication>();
  for (const commit of commits) {
    const date = repository.describe(commit)?.date ?? new Date().toISOString();
    const now = later(date, 0);
    const next = new Map<string, ReplayedApplication>();
    const deliver = (options: Parameters<typeof toNewApplication>[0]) => {
      const before = all.get(options.name);
      const createdAt =
        before?.application.metadata.creationTimestamp ?? options.createdAt;
      const application = toNewApplication({ ...options, createdAt });
      const replayed = step(repository, commit, { application, before, date });
      next.set(options.name, replayed);
      return replayed;
    };
    for (const manifest of readRoot(repository, commit)) {
      const root = deliver(toOptions(manifest, now));
      for (const resource of root.live?.resources ?? []) {
        inventory.apply(resource, now);
        const child = resource.manifest;
        if (child?.kind !== 'Application') continue;
        const { live } = deliver(toOptions(child, now));
        live?.resources.forEach(each => inventory.apply(each, now));
      }
      forgetSets(inventory, root.live);
    }
    for (const set of inventory.sets.values()) {
      const { name, uid } = set.metadata;
      try {
        generateApplications(
          { name, spec: set.spec },
          { repository, commit, clusters: [...inventory.clusters.values()] },
        ).forEach(each =>
          deliver({ ...each, owner: { name, uid }, createdAt: now }),
        );
      } catch {
        // It generates nothing new; what it made before stays, as in real life.
        for (const [key, replayed] of all) {
          const owner = replayed.application.metadata.ownerReferences?.[0];
          if (owner?.uid === uid) next.set(key, replayed);
        }
      }
    }
    all = next;
  }
  return [...all.values()];
}

function readRoot(repository: PlatformRepository, commit: string) {
  const text = repository.read(commit, 'bootstrap/root.yaml') ?? '';
  return parseYaml(text).filter(({ kind }) => kind === 'Application');
}

function forgetSets(inventory: HubInventory, live: DesiredState | undefined) {
  if (!live) return;
  const names = new Set(
    live.resources
      .filter(({ kind }) => kind === 'ApplicationSet')
      .map(({ name }) => name),
  );
  for (const name of [...inventory.sets.keys()]) {
    if (!names.has(name)) inventory.sets.delete(name);
  }
}

/** A manifest of an Application as options of a new one. */
export function toOptions(manifest: JsonObject, createdAt: string) {
  const { metadata, spec } = manifest;
  const { name, labels, annotations } = isJsonObject(metadata) ? metadata : {};
  return {
    name: String(name),
    labels: toTexts(labels),
    annotations: toTexts(annotations),
    spec: spec as unknown as ApplicationSpec,
    createdAt,
  };
}

function toTexts(value: unknown): Record<string, string> | undefined {
  if (!isJsonObject(value)) return undefined;
  return Object.fromEntries(
    Object.entries(value).map(([key, text]) => [key, String(text)]),
  );
}

function step(
  repository: PlatformRepository,
  commit: string,
  options: {
    application: ArgocdApplication;
    before: ReplayedApplication | undefined;
    date: string;
  },
): ReplayedApplication {
  const { application, before, date } = options;
  const history = before?.history ?? [];
  let live: DesiredState;
  try {
    live = renderSource(repository, commit, {
      source: toSource(application),
      name: application.metadata.name,
      namespace: application.spec.destination.namespace,
    });
  } catch {
    return { application, history, live: before?.live };
  }
  if (before?.live?.digest === live.digest) {
    return { application, history, live };
  }
  const automated = application.spec.syncPolicy?.automated;
  const rolling = !automated || automated.enabled === false;
  const entry: ApplicationHistoryEntry = {
    revision: commit,
    deployedAt: later(date, DELIVERY_MS),
    id: history.length ? history[history.length - 1].id + 1 : 0,
    source: toSource(application),
    deployStartedAt: later(date, DELIVERY_MS - 2000),
    initiatedBy: rolling
      ? { username: 'applicationset-controller', automated: true }
      : { automated: true },
  };
  return {
    application,
    live,
    history: [...history, entry].slice(-HISTORY_LIMIT),
  };
}

function later(date: string, milliseconds: number): string {
  const time = Math.min(Date.parse(date) + milliseconds, Date.now());
  return `${new Date(time).toISOString().slice(0, 19)}Z`;
}
