import { BarePlatformRepository } from './git/BarePlatformRepository';
import { createKubernetesSimulator } from './kubernetes/createKubernetesSimulator';
import { KubernetesSimulator } from './kubernetes/KubernetesSimulator';
import { FaultGate } from './scenario/FaultGate';
import { kubernetesRefusals } from './scenario/refusals';
import { readFleetClusters } from './scenario/readFleet';
import { SimulatedClock } from './scenario/SimulatedClock';

/**
 * Runs an API server with Flux for each `bootstrap/<cluster>/flux-system.yaml`, also for those that are pushed
 * later.
 *
 * @param options.gates - takes a gate for each cluster
 */
export function startKubernetesClusters(options: {
  repository: BarePlatformRepository;
  clock: SimulatedClock;
  token: string;
  gates: Map<string, FaultGate>;
}): { all: ReadonlyMap<string, KubernetesSimulator>; stop: () => void } {
  const { repository, clock, token, gates } = options;
  const all = new Map<string, KubernetesSimulator>();
  const startMissing = () => {
    for (const { name: cluster, engine } of readFleetClusters(repository)) {
      if (engine !== 'flux' || all.has(cluster)) continue;
      const simulator = createKubernetesSimulator({
        cluster,
        repository,
        clock,
        token,
      });
      all.set(cluster, simulator);
      gates.set(
        cluster,
        new FaultGate({
          handler: (request, response) => simulator.handle(request, response),
          refusals: kubernetesRefusals,
        }),
      );
    }
  };
  startMissing();
  const stopListening = repository.onPush(startMissing);
  return {
    all,
    stop: () => {
      stopListening();
      for (const simulator of all.values()) simulator.stop();
    },
  };
}
