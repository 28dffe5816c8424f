import { PlatformRepository } from '../git/PlatformRepository';
import {
  ApplicationHistoryEntry,
  ArgocdApplication,
} from './ArgocdApplication';
import { toApplicationOptions } from './controller/toApplicationOptions';
import { toNewApplication } from './controller/toNewApplication';
import { toSource } from './controller/toSource';
import { HubInventory } from './HubInventory';
import { DesiredState } from './render/DesiredState';
import { parseYaml } from './render/parseYaml';
import { renderSource } from './render/renderSource';
import { generateApplications } from './sets/generateApplications';

/** An Application as it stands after weeks of quiet operation. */
export type ReplayedApplication = {
  application: ArgocdApplication;
  /** What runs; undefined when no commit so far could be rendered. */
  live?: DesiredState;
  history: ApplicationHistoryEntry[];
};

const HISTORY_LIMIT = 10;
/** From a commit until it ran everywhere, as the replayed history says. */
const DELIVERY_MS = 45_000;

/**
 * The Applications after one more commit.
 *
 * @param before - the Applications so far, by name
 * @param options.inventory - takes what the commit applies on the hub
 */
export function replayCommit(
  commit: string,
  before: Map<string, ReplayedApplication>,
  options: { repository: PlatformRepository; inventory: HubInventory },
): Map<string, ReplayedApplication> {
  const { repository, inventory } = options;
  const date = repository.describe(commit)?.date ?? new Date().toISOString();
  const now = later(date, 0);
  const after = new Map<string, ReplayedApplication>();
  const deliver = (created: Parameters<typeof toNewApplication>[0]) => {
    const known = before.get(created.name);
    const createdAt =
      known?.application.metadata.creationTimestamp ?? created.createdAt;
    const application = toNewApplication({ ...created, createdAt });
    const replayed = step(repository, commit, {
      application,
      before: known,
      date,
    });
    after.set(created.name, replayed);
    return replayed;
  };
  for (const manifest of readRoot(repository, commit)) {
    const root = deliver(toApplicationOptions(manifest, now));
    for (const resource of root.live?.resources ?? []) {
      inventory.apply(resource, now);
      const child = resource.manifest;
      if (child?.kind !== 'Application') continue;
      const { live } = deliver(toApplicationOptions(child, now));
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
      for (const [key, replayed] of before) {
        const owner = replayed.application.metadata.ownerReferences?.[0];
        if (owner?.uid === uid) after.set(key, replayed);
      }
    }
  }
  return after;
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
