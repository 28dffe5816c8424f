import { ArgocdHub } from '../argocd/ArgocdHub';
import { BarePlatformRepository } from '../git/BarePlatformRepository';
import { FaultTarget } from './faults/FaultTarget';
import { FaultDirector } from './FaultDirector';
import { ParsedOperation } from './FleetOperation';
import { PlayDirector } from './PlayDirector';
import { readFleetServices } from './readFleet';
import { readVersion } from './setVersion';

/** Carries out what a person asks of the fleet, and says in one sentence what happened. */
export class FleetDirector {
  constructor(
    private readonly options: {
      repository: BarePlatformRepository;
      hub: ArgocdHub;
      targets: () => ReadonlyMap<string, FaultTarget>;
      play: PlayDirector;
      faults: FaultDirector;
    },
  ) {}

  /**
   * @throws with a sentence that lists what there is, when the operation names something else.
   */
  async run(operation: ParsedOperation): Promise<string> {
    const { play, faults } = this.options;
    switch (operation.op) {
      case 'status':
        return this.describe();
      case 'slow':
        return faults.slow(operation.target, operation.ms);
      case 'up':
        return faults.end(operation.target);
      case 'down':
        return faults.begin(operation.target, { fault: 'refuse' });
      case 'hang':
      case 'unauthorized':
      case 'forbidden':
      case 'garbage':
      case 'cut':
        return faults.begin(operation.target, { fault: operation.op });
      case 'fault': {
        const { op: _, target, ...fault } = operation;
        return faults.begin(target, fault);
      }
      default:
        return play.run(operation);
    }
  }

  private describe(): string {
    const { repository, hub, targets, faults } = this.options;
    const lines = Object.entries(faults.current()).map(
      ([name, { fault, slowByMs, ...parameters }]) => {
        const values = Object.values(parameters).flat().join(', ');
        const state = fault === 'none' ? 'up' : fault;
        const slow = slowByMs ? `, ${slowByMs} ms slower` : '';
        const gate = targets().get(name)?.gate;
        return `${name}: ${state}${values ? ` ${values}` : ''}${slow}${
          gate ? `, ${gate.requests} requests so far` : ''
        }`;
      },
    );
    for (const [service, clusters] of readFleetServices(repository)) {
      const shown = clusters.slice(0, 8).map(cluster => {
        const status = hub.find(service, cluster)?.status;
        const path = `clusters/${cluster}/apps/${service}.yaml`;
        const text = repository.read(repository.head(), path) ?? '';
        const version = readVersion(text) ?? 'unknown';
        return `${version} on ${cluster}${
          status ? ` (${status.sync.status}, ${status.health.status})` : ''
        }`;
      });
      const more = clusters.length - shown.length;
      lines.push(
        `${service}: ${shown.join(', ')}${more > 0 ? ` and ${more} more` : ''}`,
      );
    }
    return lines.join('\n');
  }
}
