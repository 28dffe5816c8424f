import { InputError } from '@backstage/errors';
import { z } from 'zod/v3';
import { fields } from '../inputs/fields';
import { layoutPaths } from '../platform/layoutPaths';
import { PlatformCluster } from '../platform/Platform';
import { readPlatform } from '../platform/readPlatform';
import { writeCluster } from '../things/writeCluster';
import { writeHub } from '../things/writeHub';
import { LayoutOperation } from './LayoutOperation';

/** What describes a cluster. */
export const clusterFields = {
  name: fields.cluster,
  engine: z
    .enum(['argocd', 'flux'])
    .describe('What delivers to it: the hub of Argo CD, or its own Flux'),
  environment: fields.environment,
  cloud: fields.cloud,
  region: fields.region,
  registration: z
    .enum(['external-secrets', 'cli'])
    .default('external-secrets')
    .describe(
      'Argo CD only: its credentials come from Vault through External Secrets, or a person runs "argocd cluster add"',
    ),
};

/** Where the hub finds the credentials of clusters. */
export const vaultField = z
  .object({
    server: fields.host.describe('Address of Vault'),
    path: fields.vaultPath.default('secret').describe('Mount of its secrets'),
  })
  .strict()
  .default({ server: 'https://vault.example.com' });

const schema = z.object({ ...clusterFields, vault: vaultField }).strict();

/** Adds a cluster, and what the hub starts from when it is the first one behind Argo CD. */
export const addCluster: LayoutOperation<typeof schema> = {
  schema,
  apply(draft, { vault, registration, ...cluster }) {
    const platform = readPlatform(draft);
    checkCluster(platform.clusters.get(cluster.name), cluster);
    if (
      !platform.clusters.has(cluster.name) &&
      draft.list(`clusters/${cluster.name}`).length > 0
    ) {
      throw new InputError(
        `clusters/${cluster.name} is there, but nothing in bootstrap/${cluster.name} says how it joined. Choose another name, or complete it by hand.`,
      );
    }
    if (cluster.engine === 'argocd' && !draft.has(layoutPaths.root)) {
      writeHub(draft, { ...platform, vault });
    }
    const isKnown = platform.clusters.has(cluster.name);
    if (!isKnown) {
      writeCluster(draft, cluster, { platform, registration });
      draft.warn(toNextStep(cluster, registration));
    }
    return {
      title: `${cluster.name}: a new cluster in ${cluster.environment}, delivered by ${cluster.engine}`,
      clusters: [cluster.name],
    };
  },
};

/**
 * What a person still does by hand for a cluster, in one sentence.
 */
export function toNextStep(
  { name, engine, environment, cloud, region }: PlatformCluster,
  registration: 'external-secrets' | 'cli',
): string {
  if (engine === 'flux') {
    return `On ${name}: run "flux install", then "kubectl apply -f ${layoutPaths.fluxSystem(
      name,
    )}".`;
  }
  return registration === 'cli'
    ? `Register ${name}: argocd cluster add <context> --name ${name} --label environment=${environment} --label cloud=${cloud} --label region=${region}`
    : `Put 'server' and 'config' of ${name} into Vault at clusters/${name}; External Secrets on the hub registers it then.`;
}

function checkCluster(
  known: PlatformCluster | undefined,
  wanted: PlatformCluster,
): void {
  const other =
    known &&
    (['engine', 'environment', 'cloud', 'region'] as const).find(
      key => known[key] !== wanted[key],
    );
  if (other) {
    throw new InputError(
      `The name '${wanted.name}' is taken by a cluster whose ${other} is ${known[other]}, not ${wanted[other]}. Choose another name.`,
    );
  }
}
