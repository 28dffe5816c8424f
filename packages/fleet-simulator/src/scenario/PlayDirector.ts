import { ArgocdHub } from '../argocd/ArgocdHub';
import { undoByHand } from '../argocd/controller/changeByHand';
import { BarePlatformRepository } from '../git/BarePlatformRepository';
import { KubernetesSimulator } from '../kubernetes/KubernetesSimulator';
import { FleetOperation } from './FleetOperation';
import { listNames } from './listNames';
import { growFiles } from './growFiles';
import { playCluster } from './playCluster';
import { playOperation } from './playOperation';
import { playSecret } from './playSecret';
import { playSet } from './playSet';
import { playTwins } from './playTwins';
import { playWindow } from './playWindow';
import { readFleetClusters, readFleetServices } from './readFleet';
import { readVersion, setVersion } from './setVersion';
import { SimulatedClock } from './SimulatedClock';

const disturbed = {
  drift: (service: string, cluster: string) =>
    `Somebody changed ${service} on ${cluster} by hand.`,
  break: (service: string, cluster: string) =>
    `The pods of ${service} on ${cluster} fail from now on; heal ends it.`,
  heal: (service: string, cluster: string) =>
    `${service} on ${cluster} is as Git says again.`,
};

const player = { name: 'Fleet Player', email: 'player@example.com' };

/** What a person can play without anything being wrong with the fleet itself. */
export type PlayOperation = Extract<
  FleetOperation,
  {
    op:
      | 'drift'
      | 'break'
      | 'heal'
      | 'remove'
      | 'promote'
      | 'version'
      | 'grow'
      | 'wait'
      | 'confirm'
      | 'secret'
      | 'window'
      | 'twins'
      | 'window'
      | 'twins'
      | 'breakSet'
      | 'healSet'
      | 'breakSecret'
      | 'healSecret'
      | 'publish';
  }
>;

/** Carries out commits and what happens to workloads, and says in one sentence what happened. */
export class PlayDirector {
  constructor(
    private readonly options: {
      repository: BarePlatformRepository;
      hub: ArgocdHub;
      kubernetes: () => ReadonlyMap<string, KubernetesSimulator>;
      clock: SimulatedClock;
    },
  ) {}

  /**
   * @throws with a sentence that lists what there is, when the operation names something else.
   */
  run(operation: PlayOperation): string {
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
      case 'remove':
        return this.remove(operation);
      case 'wait':
      case 'confirm':
        this.check(operation.service, operation.cluster);
        return playOperation(this.options.hub, operation);
      case 'breakSecret':
      case 'healSecret':
        this.check(operation.service, operation.cluster);
        return this.options.kubernetes().has(operation.cluster)
          ? playCluster(this.options.kubernetes(), operation)
          : playSecret(this.options.hub, operation);
      case 'window':
        return playWindow(this.options.hub, operation);
      case 'twins':
        return this.twins(operation.cluster);
      case 'publish':
        this.check(operation.service);
        return playCluster(this.options.kubernetes(), operation);
      case 'breakSet':
      case 'healSet':
        return this.changeSet(operation);
      default:
        return this.grow(operation.count);
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
    if (op === 'heal') undoByHand(hub.applications.runtime(application));
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
        `${service} runs on no cluster of the environment '${environment}'. There are ${listNames(
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

  private remove({
    service,
    cluster,
  }: Extract<FleetOperation, { op: 'remove' }>): string {
    this.check(service, cluster);
    const sha = this.commit(`${service} leaves ${cluster}`, {
      [toPath(service, cluster)]: null,
    });
    return `Committed ${sha.slice(
      0,
      7,
    )}: ${service} leaves ${cluster}. Its engine deletes it in a moment, also while nobody can watch.`;
  }

  private changeSet(
    operation: Extract<FleetOperation, { op: 'breakSet' | 'healSet' }>,
  ): string {
    const { op, service } = operation;
    const files = playSet(this.options.repository, operation);
    const says =
      op === 'breakSet'
        ? `the ApplicationSet of ${service} names a key that is missing; healSet takes it back`
        : `the ApplicationSet of ${service} can generate again`;
    if (!files) return `Git already says so: ${says}.`;
    const sha = this.commit(`${service}: rename its Applications`, files);
    return `Committed ${sha.slice(0, 7)}: ${says}.`;
  }

  private twins(cluster: string): string {
    const { hub } = this.options;
    if (!hub.inventory.clusters.has(cluster)) {
      throw new Error(
        `Argo CD delivers to no cluster '${cluster}'. It delivers to ${listNames(
          [...hub.inventory.clusters.keys()],
        )}.`,
      );
    }
    const commit = (message: string, files: Record<string, string>) =>
      this.commit(message, files);
    return playTwins(hub, { cluster, commit });
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

  /** The clusters of a service. */
  private check(service: string, cluster?: string): string[] {
    const services = readFleetServices(this.options.repository);
    const clusters = services.get(service);
    if (!clusters) {
      throw new Error(
        `There is no service '${service}'. There are ${listNames([
          ...services.keys(),
        ])}.`,
      );
    }
    if (cluster && !clusters.includes(cluster)) {
      throw new Error(
        `${service} does not run on '${cluster}'. It runs on ${listNames(
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

  private commit(
    message: string,
    files: Record<string, string | null>,
  ): string {
    return this.options.repository.commit({
      message,
      author: player,
      date: this.options.clock.now(),
      files,
    });
  }
}

function toPath(service: string, cluster: string) {
  return `clusters/${cluster}/apps/${service}.yaml`;
}
