import { ArgocdHub } from '../../argocd/ArgocdHub';
import { listNames } from '../listNames';
import { Fault } from './Fault';

/** Clusters behind an engine, which can die without the engine noticing. */
export class Destinations {
  constructor(
    private readonly options: {
      hub: ArgocdHub;
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
        `${name} is a cluster behind Argo CD: it can refuse or hang, not '${fault}'.`,
      );
    }
    this.options.hub.setDestinationFault(name, fault);
    const does =
      fault === 'refuse'
        ? 'refuses connections'
        : 'takes connections and hangs';
    return `${name} ${does}. Argo CD does not notice and goes on calling it Successful, its Applications Synced and Healthy; up ends it.`;
  }

  end(name: string): string {
    this.check(name);
    this.options.hub.setDestinationFault(name, 'none');
    return `${name} works again.`;
  }

  /** Those that fail now. */
  current(): [string, { fault: 'refuse' | 'hang' }][] {
    const { hub } = this.options;
    return [...hub.inventory.clusters.keys()].flatMap(name => {
      const fault = hub.destinationFault(name);
      return fault === 'none' ? [] : [[name, { fault }]];
    });
  }

  private check(name: string) {
    const { hub, targets } = this.options;
    if (hub.inventory.clusters.has(name)) return;
    throw new Error(
      `There is no '${name}'. There are ${listNames([
        ...targets(),
        ...hub.inventory.clusters.keys(),
      ])}.`,
    );
  }
}
