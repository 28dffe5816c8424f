import { ArgocdHub } from '../../argocd/ArgocdHub';
import { KubernetesSimulator } from '../../kubernetes/KubernetesSimulator';
import { listNames } from '../listNames';
import { Fault } from './Fault';

type DestinationFault = { fault: 'refuse' | 'hang' };

/** Clusters behind an engine: Argo CD does not notice when one dies, Flux does at its next retry. */
export class Destinations {
  private readonly failing = new Map<string, DestinationFault>();

  constructor(
    private readonly options: {
      hub: ArgocdHub;
      kubernetes: () => ReadonlyMap<string, KubernetesSimulator>;
      /** Names of everything else a fault can be for. */
      targets: () => string[];
    },
  ) {}

  /**
   * @returns what happened, in a sentence.
   * @throws with a sentence when there is no such cluster, or it cannot fail that way.
   */
  begin(name: string, { fault }: Fault): string {
    this.check(name);
    if (fault !== 'refuse' && fault !== 'hang') {
      throw new Error(
        `${name} is a cluster behind an engine: it can refuse or hang, not '${fault}'.`,
      );
    }
    const seen = this.set(name, fault);
    this.failing.set(name, { fault });
    const does =
      fault === 'refuse'
        ? 'refuses connections'
        : 'takes connections and hangs';
    return `${name} ${does}. ${seen.join(' ')} Use up to end it.`;
  }

  end(name: string): string {
    this.check(name);
    this.set(name, 'none');
    this.failing.delete(name);
    return `${name} works again.`;
  }

  /** Those that fail now. */
  current(): [string, DestinationFault][] {
    return [...this.failing];
  }

  /** Returns what whoever delivers there makes of it. */
  private set(name: string, fault: 'none' | 'refuse' | 'hang'): string[] {
    const { hub } = this.options;
    const seen: string[] = [];
    if (hub.inventory.clusters.has(name)) {
      hub.setDestinationFault(name, fault);
      seen.push(
        'Argo CD does not notice and goes on calling it Successful, its Applications Synced and Healthy.',
      );
    }
    for (const simulator of this.deliveringTo(name)) {
      simulator.setTargetFault(name, fault);
      seen.push(`Flux on ${simulator.cluster} fails at its next retry.`);
    }
    return seen;
  }

  private deliveringTo(name: string): KubernetesSimulator[] {
    return [...this.options.kubernetes().values()].filter(simulator =>
      simulator.targets().includes(name),
    );
  }

  private check(name: string) {
    const { hub, kubernetes, targets } = this.options;
    const { clusters } = hub.inventory;
    if (clusters.has(name) || this.deliveringTo(name).length) return;
    const remote = [...kubernetes().values()].flatMap(each => each.targets());
    throw new Error(
      `There is no '${name}'. There are ${listNames([
        ...new Set([...targets(), ...clusters.keys(), ...remote]),
      ])}.`,
    );
  }
}
