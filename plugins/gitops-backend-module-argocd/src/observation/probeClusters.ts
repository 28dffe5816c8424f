import { EngineError } from '@backstage-gitops/plugin-gitops-node';
import { ObservationTask, sleepAbout } from './ObservationTask';
import { probeCluster, ProbeVerdict } from './probeCluster';
import { Lanes, runInTurn } from './runInTurn';
import { SlotPool } from './SlotPool';

/** Between two probes of a cluster that answers. */
const PROBE_MS = 60_000;
/** Between two of one that does not: for two minutes, then rarer. */
const RETRY_MS = 5_000;
const RETRIES = 24;
/** How often it is looked whether there are other clusters than before. */
const LOOK_MS = 2_000;
const MAX_GAP_MS = 250;
/** At once, and beside them of clusters that take their time or do not answer. */
const AT_ONCE = 4;
const SLOW_AT_ONCE = 8;
/** A destination that is not written down. */
const NOWHERE = 'unknown';

/**
 * Probes every cluster about once a minute through Argo CD, which does not tell by itself that one is dead
 * (recordings 1). The first probes of many clusters are spread over a minute.
 */
export async function probeClusters(task: ObservationTask): Promise<void> {
  const lanes = {
    quick: new SlotPool(AT_ONCE),
    slow: new SlotPool(SLOW_AT_ONCE),
  };
  const loops = new Map<string, AbortController>();
  while (!task.signal.aborted) {
    const names = new Set(task.picture.clusters.listApplications().keys());
    names.delete(NOWHERE);
    for (const [name, loop] of loops) {
      if (names.has(name)) continue;
      loop.abort();
      loops.delete(name);
      task.picture.clusters.forgetReachability(name);
    }
    const added = [...names].filter(name => !loops.has(name));
    const gap = Math.min(MAX_GAP_MS, PROBE_MS / Math.max(added.length, 1));
    added.forEach((name, index) => {
      const loop = new AbortController();
      loops.set(name, loop);
      follow(
        { ...task, signal: AbortSignal.any([task.signal, loop.signal]) },
        { name, lanes, delayMs: index * gap },
      ).catch(error => {
        // An abort, or a fault of ours: looked at anew as if it were a new cluster.
        if (loops.get(name) === loop) loops.delete(name);
        if (!task.signal.aborted && error instanceof EngineError) {
          task.failures?.note(error);
        }
      });
    });
    await task.timing.sleep(LOOK_MS, task.signal);
  }
}

async function follow(
  task: ObservationTask,
  options: { name: string; lanes: Lanes; delayMs: number },
): Promise<void> {
  const { name, lanes, delayMs } = options;
  await task.timing.sleep(delayMs, task.signal);
  let failures = 0;
  while (!task.signal.aborted) {
    const { clusters } = task.picture;
    const verdict = await runInTurn(
      async () => (task.signal.aborted ? undefined : probeCluster(task, name)),
      {
        lanes,
        isSlow: clusters.getReachability(name)?.ok === false,
        timing: task.timing,
        signal: task.signal,
      },
    );
    if (!verdict || task.signal.aborted) return;
    failures = verdict.answer === 'unreached' ? failures + 1 : 0;
    take(task, { name, verdict });
    const isStillDown = clusters.getReachability(name)?.ok === false;
    await sleepAbout(task, isStillDown ? toPause(failures) : PROBE_MS);
  }
}

function toPause(failures: number): number {
  const rarer = Math.max(failures - RETRIES, 0);
  return Math.min(RETRY_MS * 2 ** rarer, PROBE_MS);
}

function take(
  task: ObservationTask,
  { name, verdict }: { name: string; verdict: ProbeVerdict },
) {
  const { client, picture, timing } = task;
  const at = new Date(timing.now()).toISOString();
  switch (verdict.answer) {
    case 'reached':
      picture.clusters.noteReachability(name, { at });
      break;
    case 'unreached': {
      const { code, reason, cause } = verdict;
      const message = `${client.subject} does not reach this cluster: ${reason}.`;
      picture.clusters.noteReachability(name, { at, error: { code, message } });
      task.failures?.note(
        new EngineError({
          code,
          message: `${client.subject} does not reach the cluster ${name}: ${reason}.`,
          cause,
        }),
      );
      break;
    }
    case 'impossible':
      picture.clusters.forgetReachability(name);
      break;
    default:
      // Argo CD itself could not be asked: what was known of the cluster stays.
      return;
  }
  task.notify();
}
