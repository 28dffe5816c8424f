import { InputError } from '@backstage/errors';
import { z } from 'zod/v3';
import { FileDraft } from '../FileDraft';
import { fields } from '../inputs/fields';
import { Platform, PlatformCluster } from '../platform/Platform';
import { writeCluster } from '../things/writeCluster';
import { writeEnvironment } from '../things/writeEnvironment';
import { writeHub } from '../things/writeHub';
import { writeInfrastructure } from '../things/writeInfrastructure';
import { writeReadme } from '../things/writeReadme';
import { clusterFields, vaultField } from './addCluster';
import { LayoutOperation } from './LayoutOperation';

const schema = z
  .object({
    repoUrl: fields.url,
    branch: fields.branch.default('main'),
    environments: z
      .array(fields.environment)
      .max(50)
      .default(['dev', 'staging', 'production'])
      .describe('In the order in which services move through them'),
    clusters: z
      .array(z.object(clusterFields).strict())
      .min(1, 'A platform has at least one cluster')
      .max(200),
    infrastructure: z
      .array(fields.objectName)
      .max(50)
      .default(['monitoring', 'security'])
      .describe('What every cluster has: a folder each'),
    vault: vaultField,
  })
  .strict();

/** A whole platform repository. Files that are there stay as they are. */
export const initRepository: LayoutOperation<typeof schema> = {
  schema,
  apply(draft, input) {
    const { repoUrl, branch, clusters, environments, vault } = input;
    const twice = clusters.find(
      ({ name }, index) =>
        clusters.findIndex(other => other.name === name) !== index,
    );
    if (twice) throw new InputError(`There are two clusters '${twice.name}'.`);
    checkApplications(clusters, input.infrastructure);
    checkNew(draft, clusters);
    const platform: Omit<Platform, 'clusters'> = {
      repoUrl,
      branch,
      environments,
      sourceName: 'platform-gitops',
    };
    for (const environment of environments) {
      writeEnvironment(draft, environment);
    }
    for (const name of input.infrastructure) writeInfrastructure(draft, name);
    if (clusters.some(({ engine }) => engine === 'argocd')) {
      writeHub(draft, { repoUrl, branch, vault });
    }
    for (const { registration, ...cluster } of clusters) {
      if (!environments.includes(cluster.environment)) {
        throw new InputError(
          `${cluster.name} is in '${
            cluster.environment
          }', which is not among the environments ${environments.join(', ')}.`,
        );
      }
      writeCluster(draft, cluster, { platform, registration });
    }
    writeReadme(draft, { repoUrl, clusters, vaultPath: vault.path });
    const names = clusters.map(({ name }) => name);
    return {
      title: `Lay out the platform repository: ${names.length} ${
        names.length === 1 ? 'cluster' : 'clusters'
      }, ${environments.join(', ')}`,
      clusters: names,
    };
  },
};

// The same again changes nothing; another platform has to be in a repository of its own.
function checkNew(
  draft: FileDraft,
  clusters: readonly PlatformCluster[],
): void {
  const others = draft
    .listFolders('clusters')
    .filter(folder => !clusters.some(({ name }) => name === folder));
  if (others.length > 0) {
    throw new InputError(
      `There is a platform in this repository already, with ${others.join(
        ', ',
      )}. Give an empty repository, or add a cluster to this one with gitops:cluster:add.`,
    );
  }
}

// The Applications of clusters, secrets and infrastructure share one namespace on the hub.
function checkApplications(
  clusters: readonly PlatformCluster[],
  infrastructure: readonly string[],
): void {
  const taken = infrastructure.find(name =>
    ['cluster', 'secrets'].includes(name),
  );
  if (taken) {
    throw new InputError(
      `Infrastructure cannot be called '${taken}': Applications of the platform itself are. Choose another name.`,
    );
  }
  const names = infrastructure.flatMap(part =>
    clusters.map(({ name }) => `${part}-${name}`),
  );
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice) {
    throw new InputError(
      `Two things would be called '${twice}' on the hub. Choose other names for clusters or infrastructure.`,
    );
  }
}
