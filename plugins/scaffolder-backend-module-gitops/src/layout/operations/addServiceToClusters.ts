import { InputError } from '@backstage/errors';
import { z } from 'zod/v3';
import { FileDraft } from '../FileDraft';
import { fields } from '../inputs/fields';
import { checkNames } from '../platform/checkNames';
import { readVersion } from '../platform/deploymentVersion';
import { layoutPaths } from '../platform/layoutPaths';
import { PlatformCluster } from '../platform/Platform';
import { readPlatform } from '../platform/readPlatform';
import { listServiceClusters, readService } from '../platform/readService';
import { selectClusters } from '../platform/selectClusters';
import { Service } from '../platform/Service';
import { updateCatalogClusters } from '../things/writeCatalogInfo';
import { writeDeployment } from '../things/writeDeployment';
import { writeNamespace } from '../things/writeNamespace';
import { writeOverlay } from '../things/writeOverlay';
import { writeServiceSet } from '../things/writeServiceSet';
import { LayoutOperation } from './LayoutOperation';
import { toTitle } from './toTitle';

const schema = z
  .object({
    service: fields.service,
    clusters: z.array(fields.cluster).min(1).max(500),
    version: fields.version
      .optional()
      .describe(
        'When absent, the one that all its clusters run, or `from` runs',
      ),
    from: fields.cluster
      .optional()
      .describe('A cluster that has it, whose version is taken'),
    wave: z
      .number()
      .int()
      .min(1)
      .max(21)
      .optional()
      .describe(
        'Only for a service in waves: which one; after the last one when absent',
      ),
    replicas: fields.replicas
      .optional()
      .describe('Copies, where an overlay for a new environment is written'),
  })
  .strict();

/** Brings a service that is there to more clusters, also to the first one of the other engine. */
export const addServiceToClusters: LayoutOperation<typeof schema> = {
  schema,
  apply(draft, input) {
    const { service: name } = input;
    const platform = readPlatform(draft);
    const clusters = selectClusters(platform, input.clusters);
    const service = readService(draft, name);
    const version = selectVersion(draft, input);
    checkNames(draft, name, input.clusters);
    checkWave(service, input.wave, clusters);
    const needsSet = clusters.some(({ engine }) => engine === 'argocd');
    if (needsSet && !draft.has(layoutPaths.serviceSet(name))) {
      writeServiceSet(draft, service, platform);
    }
    const moves = clusters.map(cluster => {
      const path = layoutPaths.deployment(cluster.name, name);
      const before = draft.read(path);
      if (before === undefined) {
        if (service.packaging === 'kustomize') {
          const { environment } = cluster;
          const { replicas } = input;
          writeOverlay(draft, service, { environment, replicas });
        }
        const wave = toWave(service, input.wave, cluster);
        writeDeployment(draft, service, { cluster, platform, version, wave });
        writeNamespace(draft, service.namespace, { cluster: cluster.name });
      } else if (readVersion(before) !== version) {
        throw new InputError(
          `${cluster.name} has ${name} already, in version ${readVersion(
            before,
          )}. Use gitops:service:promote to change it.`,
        );
      }
      return { cluster: cluster.name, from: undefined, to: version };
    });
    updateCatalogClusters(draft, name, listServiceClusters(draft, name));
    const names = clusters.map(each => each.name);
    return {
      title: toTitle(name, version, names),
      service: name,
      version,
      clusters: names,
      moves,
    };
  },
};

function selectVersion(
  draft: FileDraft,
  { service, version, from }: z.output<typeof schema>,
): string {
  if (version) return version;
  const sources = from ? [from] : listServiceClusters(draft, service);
  const versions = new Set(
    sources.map(cluster => {
      const text = draft.read(layoutPaths.deployment(cluster, service));
      if (text === undefined) {
        throw new InputError(`${service} is not on ${cluster}.`);
      }
      return readVersion(text);
    }),
  );
  const [only, ...others] = versions;
  if (only === undefined || others.length > 0) {
    throw new InputError(
      `Say which version: the clusters of ${service} ${
        versions.size > 1
          ? `run ${[...versions].join(', ')}`
          : 'do not tell one'
      }.`,
    );
  }
  return only;
}

function checkWave(
  service: Service,
  wave: number | undefined,
  clusters: readonly PlatformCluster[],
): void {
  if (wave === undefined) return;
  if (service.waves === 0) {
    throw new InputError(
      `${service.name} does not come in waves. Leave wave out.`,
    );
  }
  const flux = clusters.find(({ engine }) => engine === 'flux');
  if (flux) {
    throw new InputError(
      `'${flux.name}' is delivered by Flux, which knows no waves of clusters. Add it without one.`,
    );
  }
}

// Whatever no wave names comes after the last one.
function toWave(
  { waves }: Service,
  wave: number | undefined,
  cluster: PlatformCluster,
) {
  if (waves === 0 || cluster.engine === 'flux') return undefined;
  return String(wave ?? waves + 1);
}
