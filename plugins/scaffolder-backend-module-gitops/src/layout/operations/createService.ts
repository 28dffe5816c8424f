import { InputError } from '@backstage/errors';
import { FileDraft } from '../FileDraft';
import { ServiceInput, serviceInput } from '../inputs/serviceInput';
import { checkNames } from '../platform/checkNames';
import { layoutPaths } from '../platform/layoutPaths';
import { PlatformCluster } from '../platform/Platform';
import { readPlatform } from '../platform/readPlatform';
import { selectClusters } from '../platform/selectClusters';
import { Service } from '../platform/Service';
import { writeBase } from '../things/writeBase';
import { writeCatalogInfo } from '../things/writeCatalogInfo';
import { writeChart } from '../things/writeChart';
import { writeDeployment } from '../things/writeDeployment';
import { writeNamespace } from '../things/writeNamespace';
import { writeOverlay } from '../things/writeOverlay';
import { writeServiceSet } from '../things/writeServiceSet';
import { isSameYaml } from '../yaml/isSameYaml';
import { LayoutOperation } from './LayoutOperation';
import { toTitle } from './toTitle';

/** Lays out a new service: what it is, and its file on each chosen cluster. */
export const createService: LayoutOperation<typeof serviceInput> = {
  schema: serviceInput,
  apply(draft, input) {
    const { name, version } = input;
    const platform = readPlatform(draft);
    const clusters = selectClusters(platform, input.clusters);
    checkEngine(input, clusters);
    checkChoices(input, clusters);
    checkNames(draft, name, input.clusters);
    const service = toService(input);
    const before = listOwnFiles(draft, name);

    const mine = new FileDraft(new Map());
    writeApp(mine, service, { input, clusters });
    if (clusters.some(({ engine }) => engine === 'argocd')) {
      writeServiceSet(mine, service, platform);
    }
    for (const cluster of clusters) {
      writeDeployment(mine, service, {
        cluster,
        platform,
        version: input.versions?.[cluster.name] ?? version,
        wave: toWave(input, cluster),
      });
    }
    checkNotTaken(draft, mine, { name, before });
    for (const { path, after } of mine.changes) {
      draft.writeNew(path, after ?? '');
    }
    for (const { name: cluster } of clusters) {
      writeNamespace(draft, service.namespace, { cluster });
    }
    warn(draft, input, clusters);
    const names = clusters.map(each => each.name);
    return {
      title: toTitle(name, version, names),
      service: name,
      version,
      clusters: names,
    };
  },
};

function toService(input: ServiceInput): Service {
  const { name, packaging, image } = input;
  return {
    name,
    packaging,
    image,
    namespace: input.namespace ?? name,
    entityRef: input.entityRef ?? `component:default/${name}`,
    workload: input.rollout ? 'Rollout' : 'Deployment',
    waves: input.waves?.length ?? 0,
  };
}

function writeApp(
  draft: FileDraft,
  service: Service,
  { input, clusters }: { input: ServiceInput; clusters: PlatformCluster[] },
): void {
  if (service.packaging === 'chart') {
    writeChart(draft, input);
  } else {
    writeBase(draft, input);
    const copies = input.environmentReplicas ?? {};
    for (const environment of new Set([
      ...clusters.map(each => each.environment),
      ...Object.keys(copies),
    ])) {
      const replicas = copies[environment];
      writeOverlay(draft, service, { environment, replicas });
    }
  }
  if (input.catalogInfo) {
    if (!input.owner) {
      throw new InputError(
        'A catalog entity needs an owner: give owner, or leave catalogInfo out.',
      );
    }
    writeCatalogInfo(draft, {
      ...input,
      owner: input.owner,
      entityRef: service.entityRef,
      clusters: clusters.map(({ name }) => name),
    });
  }
}

function checkEngine(
  { engine }: ServiceInput,
  clusters: readonly PlatformCluster[],
): void {
  const others = clusters.filter(each => engine && each.engine !== engine);
  if (others.length > 0) {
    throw new InputError(
      `${others
        .map(each => `${each.name} is delivered by ${each.engine}`)
        .join(
          ', ',
        )}, not by ${engine}. Leave these clusters out, or the engine.`,
    );
  }
}

function checkChoices(
  input: ServiceInput,
  clusters: readonly PlatformCluster[],
): void {
  const chosen = new Map(clusters.map(each => [each.name, each]));
  const inWaves = (input.waves ?? []).flat();
  for (const name of [...inWaves, ...Object.keys(input.versions ?? {})]) {
    if (!chosen.has(name)) {
      throw new InputError(
        `'${name}' is in a wave or has a version of its own, but is not among the chosen clusters.`,
      );
    }
  }
  for (const name of inWaves) {
    if (chosen.get(name)?.engine === 'flux') {
      throw new InputError(
        `'${name}' is delivered by Flux, which knows no waves of clusters. Leave it out of the waves.`,
      );
    }
  }
  const twice = inWaves.find((name, index) => inWaves.indexOf(name) !== index);
  if (twice) throw new InputError(`'${twice}' is in two waves.`);
}

// Clusters that no wave names come after the last one.
function toWave({ waves }: ServiceInput, cluster: PlatformCluster) {
  if (!waves || cluster.engine === 'flux') return undefined;
  const index = waves.findIndex(wave => wave.includes(cluster.name));
  return String((index < 0 ? waves.length : index) + 1);
}

function listOwnFiles(draft: FileDraft, name: string): string[] {
  return [
    ...draft.list(layoutPaths.app(name)),
    ...[
      layoutPaths.serviceSet(name),
      ...draft
        .listFolders('clusters')
        .map(cluster => layoutPaths.deployment(cluster, name)),
    ].filter(path => draft.has(path)),
  ];
}

// The same input again finds exactly its own files, maybe with comments of others. Anything else of this name belongs to somebody.
function checkNotTaken(
  draft: FileDraft,
  mine: FileDraft,
  { name, before }: { name: string; before: readonly string[] },
): void {
  if (before.length === 0) return;
  const other = before.find(
    path => !isSameYaml(draft.read(path), mine.read(path)),
  );
  const missing = mine.changes.find(({ path }) => !draft.has(path));
  if (other ?? missing) {
    throw new InputError(
      `The name '${name}' is taken: the repository has ${before[0]}${
        before.length > 1 ? ` and ${before.length - 1} more files of it` : ''
      }. Choose another name; gitops:service:add-cluster brings a service to more clusters, gitops:service:promote changes its version.`,
    );
  }
}

function warn(
  draft: FileDraft,
  input: ServiceInput,
  clusters: readonly PlatformCluster[],
): void {
  if (input.waves) {
    draft.warn(
      'Waves switch self-heal off: what somebody changes by hand on a cluster behind Argo CD stays until the next commit.',
    );
    const flux = clusters.filter(({ engine }) => engine === 'flux');
    if (flux.length > 0) {
      draft.warn(
        `${flux
          .map(({ name }) => name)
          .join(', ')}: delivered by Flux, at once and not in a wave.`,
      );
    }
  }
  if (input.rollout) {
    draft.warn(
      'The canary needs Argo Rollouts on every chosen cluster; without it nothing of this service starts there.',
    );
  }
}
