import { ClusterAnswer } from '../client/ClusterAnswer';
import { ObservationTask } from './ObservationTask';
import { ClusterProbe, selectProbes } from './selectProbes';

/** What a few live reads say of a cluster. */
export type ProbeVerdict =
  | Extract<ClusterAnswer, { answer: 'reached' | 'unreached' | 'unasked' }>
  /** There is nothing on it that we may read. */
  | { answer: 'impossible' };

/**
 * Asks whether a cluster answers. One failure alone is none: a second read, of another Application if there
 * is one, has to say the same. An Application that Argo CD will not ask about is passed over.
 *
 * @param task - the observation
 * @param cluster - its name
 */
export async function probeCluster(
  task: ObservationTask,
  cluster: string,
): Promise<ProbeVerdict> {
  const isKnownDown =
    task.picture.clusters.getReachability(cluster)?.ok === false;
  const probes = selectProbes(task.picture, cluster);
  let failed: { probe: ClusterProbe; answer: ProbeVerdict } | undefined;
  for (const probe of probes) {
    const answer = await ask(task, probe);
    if (answer.answer === 'refused') continue;
    if (answer.answer !== 'unreached' || failed || isKnownDown) return answer;
    failed = { probe, answer };
  }
  if (!failed) return { answer: 'impossible' };
  const again = await ask(task, failed.probe);
  return again.answer === 'refused' ? failed.answer : again;
}

function ask(
  { client, signal }: ObservationTask,
  probe: ClusterProbe,
): Promise<ClusterAnswer> {
  return client.readLiveResource({ ...probe, signal });
}
