import { BarePlatformRepository } from './git/BarePlatformRepository';
import { createKubernetesSimulator } from './kubernetes/createKubernetesSimulator';
import { KubernetesSimulator } from './kubernetes/KubernetesSimulator';
import { FaultGate } from './scenario/FaultGate';
import { ClusterTokens } from './scenario/faults/ClusterTokens';
import { FaultTarget } from './scenario/faults/FaultTarget';
import { KubernetesTarget } from './scenario/faults/KubernetesTarget';
import { RewindableCluster } from './scenario/faults/RewindableCluster';
import { ShownEvents } from './scenario/faults/ShownEvents';
import { SkewedClock } from './scenario/faults/SkewedClock';
import { TargetPorts } from './scenario/faults/TargetPorts';
import { readFleetClusters } from './scenario/readFleet';
import { SimulatedClock } from './scenario/SimulatedClock';

/** The clusters with Flux of a fleet. */
export type KubernetesClusters = {
  all: ReadonlyMap<string, KubernetesSimulator>;
  /** A new token that a cluster takes; undefined when there is no such cluster. */
  renewToken(cluster: string): string | undefined;
  stop(): Promise<void>;
};

/**
 * Runs an API server with Flux for each `bootstrap/<cluster>/flux-system.yaml`, also for those that are pushed
 * later.
 *
 * @param options.targets - takes a target for each cluster
 * @param options.openPorts - opens ports for one; gives undefined when all share one port
 */
export async function startKubernetesClusters(options: {
  repository: BarePlatformRepository;
  clock: SimulatedClock;
  token: string;
  targets: Map<string, FaultTarget>;
  openPorts: (gate: FaultGate) => Promise<TargetPorts | undefined>;
}): Promise<KubernetesClusters> {
  const { repository, clock, token, targets, openPorts } = options;
  const all = new Map<string, KubernetesSimulator>();
  const tokensOf = new Map<string, ClusterTokens>();
  let isStopped = false;

  const start = async (cluster: string) => {
    const own = new SkewedClock(clock);
    const events = new ShownEvents();
    const simulator = createKubernetesSimulator({
      cluster,
      repository,
      clock: own,
      token,
      commit: input => repository.commit({ ...input, date: clock.now() }),
      show: store => events.show(store),
    });
    all.set(cluster, simulator);
    const tokens = new ClusterTokens(token);
    tokensOf.set(cluster, tokens);
    const gate = new FaultGate((request, response) => {
      tokens.exchange(request);
      simulator.handle(request, response);
    });
    const past = new RewindableCluster({
      store: simulator.store,
      now: () => Date.now(),
    });
    repository.onPush(() => past.markPush());
    const ports = await openPorts(gate);
    if (isStopped) await ports?.close();
    else {
      targets.set(
        cluster,
        new KubernetesTarget(
          { simulator, events, clock: own, tokens, past },
          gate,
          ports,
        ),
      );
    }
  };
  const startMissing = () =>
    Promise.all(
      readFleetClusters(repository)
        .filter(({ name, engine }) => engine === 'flux' && !all.has(name))
        .map(({ name }) => start(name)),
    );
  await startMissing();
  const stopListening = repository.onPush(() => {
    startMissing().catch(error => process.emitWarning(String(error)));
  });
  return {
    all,
    renewToken: cluster => tokensOf.get(cluster)?.renew(),
    stop: async () => {
      isStopped = true;
      stopListening();
      for (const simulator of all.values()) simulator.stop();
    },
  };
}
