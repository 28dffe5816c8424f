import {
  Deployment,
  DeploymentSet,
  EngineProblem,
} from '@backstage-gitops/plugin-gitops-common';
import { EngineEvent, GitopsEngine, ObservedCluster } from '../GitopsEngine';

const PATIENCE_MS = 20_000;
const STOP_PATIENCE_MS = 5_000;

/** What an observation has told so far, for tests of engines. @public */
export interface CollectedPicture {
  /** The kinds of events, in the order they came. */
  readonly types: EngineEvent['type'][];
  /** What error events said. */
  readonly errors: EngineProblem[];
  /** What full events and deltas warned of. */
  readonly warnings: EngineProblem[];
  /** What is warned of now: the last event that spoke of warnings holds. */
  readonly standingWarnings: EngineProblem[];
  /** How many full events came. */
  readonly fulls: number;
  /** Ids that one full event held twice. */
  readonly duplicates: string[];
  /** The iteration is over. */
  readonly ended: boolean;
  /** What the iteration threw, which it never should. */
  readonly thrown: unknown;
  /** Ids of the Deployments in the picture now. */
  ids(): string[];
  /** One of them. */
  get(id: string): Deployment | undefined;
  /** All of them. */
  deployments(): Deployment[];
  /** All clusters, as they were told last. */
  clusters(): ObservedCluster[];
  /** All sets, as they were told last. */
  sets(): DeploymentSet[];
  /** Resolves when the condition holds; rejects with what was awaited when it does not in time. */
  until(awaited: string, condition: () => boolean): Promise<void>;
  /** Aborts and waits, at most 5 s, for the end of the iteration. */
  stop(): Promise<void>;
}

/**
 * Observes an engine and keeps the picture its events draw.
 *
 * @param options - `patienceMs`: how long `until` waits, 20,000 ms by default
 * @public
 */
export function collectPicture(
  engine: GitopsEngine,
  options: { patienceMs?: number } = {},
): CollectedPicture {
  const abort = new AbortController();
  const rows = new Map<string, Deployment>();
  let clusters: ObservedCluster[] = [];
  let sets: DeploymentSet[] = [];
  const listeners = new Set<() => void>();
  const picture = {
    types: [] as EngineEvent['type'][],
    errors: [] as EngineProblem[],
    warnings: [] as EngineProblem[],
    standingWarnings: [] as EngineProblem[],
    fulls: 0,
    duplicates: [] as string[],
    ended: false,
    thrown: undefined as unknown,
    ids: () => [...rows.keys()],
    get: (id: string) => rows.get(id),
    deployments: () => [...rows.values()],
    clusters: () => clusters,
    sets: () => sets,
    until: waitUntil,
    async stop() {
      abort.abort();
      await waitUntil(
        'the end of the iteration after an abort',
        () => picture.ended,
        STOP_PATIENCE_MS,
      ).catch(() => {});
    },
  };

  function apply(event: EngineEvent) {
    picture.types.push(event.type);
    if (event.type === 'error') {
      picture.errors.push(event.error);
      return;
    }
    picture.warnings.push(...(event.warnings ?? []));
    if (event.warnings || event.type === 'full') {
      picture.standingWarnings = event.warnings ?? [];
    }
    clusters = event.clusters ?? clusters;
    sets = event.sets ?? (event.type === 'full' ? [] : sets);
    if (event.type === 'full') {
      picture.fulls += 1;
      rows.clear();
      for (const deployment of event.deployments) {
        if (rows.has(deployment.id)) picture.duplicates.push(deployment.id);
        rows.set(deployment.id, deployment);
      }
    } else {
      event.upserted.forEach(row => rows.set(row.id, row));
      event.removed.forEach(id => rows.delete(id));
    }
  }

  async function run() {
    try {
      for await (const event of engine.observe({ signal: abort.signal })) {
        apply(event);
        listeners.forEach(listener => listener());
      }
    } catch (error) {
      picture.thrown = error;
    } finally {
      picture.ended = true;
      listeners.forEach(listener => listener());
    }
  }
  run();

  function waitUntil(
    awaited: string,
    condition: () => boolean,
    patience = options.patienceMs ?? PATIENCE_MS,
  ): Promise<void> {
    return new Promise((resolve, reject) => {
      const timer = setTimeout(
        () => settle(new Error(`${awaited} did not come in ${patience} ms`)),
        patience,
      );
      function settle(error?: Error) {
        clearTimeout(timer);
        listeners.delete(look);
        if (error) reject(error);
        else resolve();
      }
      function look() {
        if (condition()) settle();
        else if (picture.ended) {
          settle(
            new Error(
              `the iteration ended before ${awaited} came${
                picture.thrown ? `: it threw ${picture.thrown}` : ''
              }`,
            ),
          );
        }
      }
      listeners.add(look);
      look();
    });
  }

  return picture;
}
