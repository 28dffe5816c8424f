import { ArgocdHub } from '../argocd/ArgocdHub';
import { BarePlatformRepository } from '../git/BarePlatformRepository';
import { KubernetesSimulator } from '../kubernetes/KubernetesSimulator';
import { FaultGate } from './FaultGate';
import { FleetOperation } from './FleetOperation';
import { growFiles } from './growFiles';
import { readFleetClusters, readFleetServices } from './readFleet';
import { readVersion, setVersion } from './setVersion';

const disturbed = {
  drift: (service: string, cluster: string) =>
    `Somebody changed ${service} on ${cluster} by hand.`,
  break: (service: string, cluster: string) =>
    `The pods of ${service} on ${cluster} fail from now on; heal ends it.`,
  heal: (service: string, cluster: string) =>
    `${service} on ${cluster} is as Git says again.`,
};

const troubled = {
  down: (target: string) => `${target} breaks every connection; up ends it.`,
  hang: (target: string) =>
    `${target} accepts connections and answers nothing; up ends it.`,
  unauthorized: (target: string) =>
    `${target} answers 401 to every token; up ends it.`,
  forbidden: (target: string) =>
    `${target} answers 403 to everything; up ends it.`,
  garbage: (target: string) =>
    `${target} answers with the HTML of a proxy; up ends it.`,
};

const player = { name: 'Fleet Player', email: 'player@example.com' };

/** Carries out what a person asks of the fleet, and says in one sentence what happened. */
export class FleetDirector {
  constructor(
    private readonly options: {
      repository: BarePlatformRepository;
      hub: ArgocdHub;
      kubernetes: () => ReadonlyMap<string, KubernetesSimulator>;
      gates: () => ReadonlyMap<string, FaultGate>;
      /** Logins of Argo CD end. */
      revokeLogins: () => void;
    },
  ) {}

  /**
   * @throws with a sentence that lists what there is, when the operation names something else.
   */
  run(operation: FleetOperation): string {
    switch (operation.op) {
      case 'drift':
      case 'break':
      case 'heal':
        return this.disturb(operation);
      case 'promote':
        return this.promote(operation);
      case 'version':
        return this.deliver(operation.service, [operation.cluster], {
          version: operation.version,
          where: `on ${operation.cluster}`,
        });
      case 'grow':
        return this.grow(operation.count);
      case 'status':
        return this.describe();
      default:
        return this.trouble(operation);
    }
  }

  private disturb({
    op,
    service,
    cluster,
  }: Extract<FleetOperation, { op: 'drift' | 'break' | 'heal' }>): string {
    this.check(service, cluster);
    const flux = this.options.kubernetes().get(cluster);
    if (flux) {
      flux[op](service);
      return `${disturbed[op](service, cluster)}${
        op === 'drift' ? ' Flux undoes it at its next reconcile.' : ''
      }`;
    }
    const { hub } = this.options;
    const application = hub.find(service, cluster);
    if (!application) {
      throw new Error(
        `Argo CD has not made an Application for ${service} on ${cluster} yet; try again in a moment.`,
      );
    }
    if (op === 'drift') {
      hub.applications.drift(application);
      const heals = application.spec.syncPolicy?.automated?.selfHeal;
      return `${disturbed.drift(service, cluster)} ${
        heals
          ? 'Argo CD heals it in a few seconds.'
          : 'It is rolled out in waves, so nothing heals it: use heal.'
      }`;
    }
    if (op === 'heal') hub.applications.runtime(application).drifted = false;
    hub.applications.setBroken(application, op === 'break');
    if (op === 'heal') hub.applications.refresh(application);
    return disturbed[op](service, cluster);
  }

  private promote({
    service,
    from,
    to,
  }: Extract<FleetOperation, { op: 'promote' }>): string {
    const { repository } = this.options;
    const on = this.check(service);
    const inEnvironment = (environment: string) => {
      const clusters = readFleetClusters(repository);
      const names = clusters
        .filter(cluster => cluster.environment === environment)
        .map(({ name }) => name)
        .filter(name => on.includes(name));
      if (names.length) return names;
      const environments = new Set(clusters.map(each => each.environment));
      throw new Error(
        `${service} runs on no cluster of the environment '${environment}'. There are ${list(
          [...environments],
        )}.`,
      );
    };
    const targets = inEnvironment(to);
    const [source] = inEnvironment(from);
    const version = this.readVersion(service, source);
    return this.deliver(service, targets, { version, where: `in ${to}` });
  }

  private deliver(
    service: string,
    clusters: string[],
    options: { version: string; where: string },
  ): string {
    const { repository } = this.options;
    const { version, where } = options;
    const files: Record<string, string> = {};
    for (const cluster of clusters) {
      this.check(service, cluster);
      if (this.readVersion(service, cluster) === version) continue;
      const path = toPath(service, cluster);
      const text = repository.read(repository.head(), path) ?? '';
      files[path] = setVersion(text, version) ?? text;
    }
    if (Object.keys(files).length === 0) {
      return `${service} ${version} already stands in Git ${where}; nothing was committed.`;
    }
    const sha = this.commit(`${service}: ${version} ${where}`, files);
    return `Committed ${sha.slice(0, 7)}: ${service} ${version} ${where}.`;
  }

  private grow(count: number): string {
    const { repository } = this.options;
    const numbers = readFleetClusters(repository).map(({ name }) =>
      Number(/-edge-(\d+)$/.exec(name)?.[1] ?? 0),
    );
    const { names, files } = growFiles(Math.max(0, ...numbers) + 1, count, {
      version: this.readVersion('checkout-api', 'aws-eks'),
      url: repository.url,
    });
    const sha = this.commit(`Register ${count} more clusters`, files);
    return `Committed ${sha.slice(0, 7)}: ${count} more ${
      count === 1 ? 'cluster' : 'clusters'
    } with checkout-api, ${names[0]}${
      count > 1 ? ` to ${names[names.length - 1]}` : ''
    }.`;
  }

  private trouble(
    operation: Extract<FleetOperation, { target: string }>,
  ): string {
    const gates = this.options.gates();
    const { target } = operation;
    const gate = gates.get(target);
    if (!gate) {
      throw new Error(
        `There is no '${target}'. There are ${list([...gates.keys()])}.`,
      );
    }
    switch (operation.op) {
      case 'slow':
        gate.setDelay(operation.ms);
        return `Every answer of ${target} takes ${operation.ms} ms longer.`;
      case 'cut':
        return `Cut ${gate.cut()} open connections of ${target}.`;
      case 'up':
        gate.setFault('none');
        return `${target} works again.`;
      default:
        gate.setFault(operation.op);
        if (operation.op === 'unauthorized' && target === 'argocd') {
          this.options.revokeLogins();
        }
        return troubled[operation.op](target);
    }
  }

  private describe(): string {
    const { repository, hub } = this.options;
    const lines = [...this.options.gates()].map(([name, gate]) => {
      const state = gate.fault === 'none' ? 'up' : gate.fault;
      const slow = gate.slowBy ? `, ${gate.slowBy} ms slower` : '';
      return `${name}: ${state}${slow}, ${gate.requests} requests so far`;
    });
    for (const [service, clusters] of readFleetServices(repository)) {
      const shown = clusters.slice(0, 8).map(cluster => {
        const application = hub.find(service, cluster);
        const status = application
          ? ` (${application.status.sync.status}, ${application.status.health.status})`
          : '';
        return `${this.readVersion(service, cluster)} on ${cluster}${status}`;
      });
      const more = clusters.length - shown.length;
      lines.push(
        `${service}: ${shown.join(', ')}${more > 0 ? ` and ${more} more` : ''}`,
      );
    }
    return lines.join('\n');
  }

  /** The clusters of a service. */
  private check(service: string, cluster?: string): string[] {
    const services = readFleetServices(this.options.repository);
    const clusters = services.get(service);
    if (!clusters) {
      throw new Error(
        `There is no service '${service}'. There are ${list([
          ...services.keys(),
        ])}.`,
      );
    }
    if (cluster && !clusters.includes(cluster)) {
      throw new Error(
        `${service} does not run on '${cluster}'. It runs on ${list(
          clusters,
        )}.`,
      );
    }
    return clusters;
  }

  private readVersion(service: string, cluster: string): string {
    const { repository } = this.options;
    const text = repository.read(repository.head(), toPath(service, cluster));
    return readVersion(text ?? '') ?? 'unknown';
  }

  private commit(message: string, files: Record<string, string>): string {
    return this.options.repository.commit({
      message,
      author: player,
      date: this.options.hub.clock.now(),
      files,
    });
  }
}

function toPath(service: string, cluster: string) {
  return `clusters/${cluster}/apps/${service}.yaml`;
}

function list(names: string[]): string {
  const shown = names.slice(0, 12);
  const more = names.length - shown.length;
  return `${shown.join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
}
