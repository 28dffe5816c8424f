import { DestinationFault } from '../../argocd/DestinationFault';
import { SimulatedClock } from '../../scenario/SimulatedClock';
import { Applier, createApplier } from '../objects/createApplier';
import { createObjectStore } from '../objects/createObjectStore';
import { ObjectStore } from '../objects/ObjectStore';
import { startDeploymentController } from '../workloads/startDeploymentController';
import { startNamespaceController } from '../workloads/startNamespaceController';
import { createEventRecorder } from './createEventRecorder';
import { KubeConfig } from './kubeConfigSchema';
import { pace } from './pace';

/** A cluster that Flux delivers to from outside, with what runs there. */
export type TargetCluster = {
  readonly name: string;
  readonly store: ObjectStore;
  readonly applier: Applier;
  fault: DestinationFault;
};

/** The clusters that `spec.kubeConfig` names. */
export class TargetClusters {
  private readonly clusters = new Map<string, TargetCluster>();
  private readonly stops: (() => void)[] = [];

  constructor(
    private readonly options: {
      clock: SimulatedClock;
      pause: (ms: number) => Promise<void>;
    },
  ) {}

  /** The cluster a kubeconfig leads to, by the name of its Secret or ConfigMap without `-kubeconfig`. */
  find({ secretRef, configMapRef }: KubeConfig): TargetCluster {
    const name = (secretRef ?? configMapRef)?.name ?? '';
    return this.get(name.replace(/-kubeconfig$/, ''));
  }

  /**
   * Lets one stop answering. Flux finds out at its own next retry.
   *
   * @throws when nothing delivers there; the message lists where something does.
   */
  setFault(name: string, fault: DestinationFault) {
    const cluster = this.clusters.get(name);
    if (!cluster) {
      const known = this.names();
      throw new Error(
        `Flux here delivers to no cluster '${name}' by kubeConfig. It delivers to ${
          known.join(', ') || 'none'
        }.`,
      );
    }
    cluster.fault = fault;
  }

  /** Those that something was delivered to so far. */
  names(): string[] {
    return [...this.clusters.keys()];
  }

  /**
   * Asks one for its API groups, as every reconcile begins.
   *
   * @returns why that failed; undefined when it answers
   */
  async reach(
    { name, fault }: TargetCluster,
    path: string,
  ): Promise<string | undefined> {
    if (fault === 'none') return undefined;
    if (fault === 'hang') await this.options.pause(pace.handshake);
    const host = `${name}.example.com`;
    return `Get "https://${host}${path}": ${
      fault === 'hang'
        ? 'net/http: TLS handshake timeout'
        : `dial tcp ${host}: connect: connection refused`
    }`;
  }

  stop() {
    this.stops.forEach(stop => stop());
  }

  private get(name: string): TargetCluster {
    const known = this.clusters.get(name);
    if (known) return known;
    const { clock, pause } = this.options;
    const now = () => clock.now();
    const store = createObjectStore({ now });
    const deployments = startDeploymentController({
      store,
      clock,
      pause,
      events: createEventRecorder({ store, now }),
      isBroken: () => false,
    });
    this.stops.push(startNamespaceController(store), deployments.stop);
    const cluster: TargetCluster = {
      name,
      store,
      applier: createApplier({ store, now, createStatus: () => undefined }),
      fault: 'none',
    };
    this.clusters.set(name, cluster);
    return cluster;
  }
}
