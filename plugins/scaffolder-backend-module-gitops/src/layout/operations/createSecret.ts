import { InputError } from '@backstage/errors';
import { z } from 'zod/v3';
import { FileDraft } from '../FileDraft';
import { fields } from '../inputs/fields';
import { layoutPaths } from '../platform/layoutPaths';
import { Platform, PlatformCluster } from '../platform/Platform';
import { readPlatform } from '../platform/readPlatform';
import { selectClusters } from '../platform/selectClusters';
import { toClusterSet } from '../things/toClusterSet';
import { writeFluxPart } from '../things/writeFluxPart';
import { hasStore } from '../platform/hasStore';
import { writeNamespace } from '../things/writeNamespace';
import { toYaml } from '../yaml/toYaml';
import { LayoutOperation } from './LayoutOperation';
import { toTitle } from './toTitle';

const PART = 'secrets';

const schema = z
  .object({
    name: fields.objectName.describe('Name of the Secret in the cluster'),
    namespace: fields.namespace,
    service: fields.service
      .optional()
      .describe('The service it is for, as a label'),
    clusters: z.array(fields.cluster).min(1).max(500),
    keys: z
      .array(
        z
          .object({
            secretKey: fields.secretKey.describe('Key in the Secret'),
            path: fields.vaultPath.describe('Path in Vault, below the mount'),
            property: fields.secretKey.describe('Field at that path'),
          })
          .strict(),
      )
      .min(1)
      .max(100)
      .describe('Where each value comes from; never a value'),
    refreshInterval: fields.duration.default('1h'),
    store: z
      .object({
        name: fields.objectName.default('vault-backend'),
        server: fields.host.describe(
          'Address of Vault, as the cluster sees it',
        ),
        mount: fields.vaultPath.default('secret'),
        role: fields.objectName.default('external-secrets'),
      })
      .strict()
      .optional()
      .describe('Written where a cluster has no store of this name yet'),
  })
  .strict();

/** An ExternalSecret on each cluster, and the cluster's store in Vault where it has none. */
export const createSecret: LayoutOperation<typeof schema> = {
  schema,
  apply(draft, input) {
    const platform = readPlatform(draft);
    const clusters = selectClusters(platform, input.clusters);
    if (clusters.some(({ engine }) => engine === 'argocd')) {
      writeSecretSet(draft, platform);
    }
    for (const cluster of clusters) {
      if (cluster.engine === 'flux') {
        writeFluxPart(draft, PART, {
          cluster: cluster.name,
          platform,
          needs: 'External Secrets',
        });
      }
      writeStore(draft, input, cluster);
      writeSecret(draft, input, cluster);
      writeNamespace(draft, input.namespace, { cluster: cluster.name });
    }
    const names = clusters.map(({ name }) => name);
    draft.warn(
      `External Secrets has to run on ${names.join(
        ', ',
      )}, and its role in Vault has to read ${[
        ...new Set(input.keys.map(({ path }) => path)),
      ].join(', ')}.`,
    );
    return {
      title: toTitle(
        input.service ?? input.namespace,
        `secret ${input.name}`,
        names,
      ),
      ...(input.service && { service: input.service }),
      clusters: names,
    };
  },
};

type SecretInput = z.output<typeof schema>;

function writeSecretSet(draft: FileDraft, platform: Platform): void {
  draft.writeNew(
    layoutPaths.argocdSecrets,
    toYaml(
      toClusterSet(PART, {
        application: 'secrets-{{.nameNormalized}}',
        source: {
          repoURL: platform.repoUrl,
          targetRevision: platform.branch,
          path: '{{.path.path}}',
        },
        directories: ['clusters/{{.name}}/secrets'],
        syncOptions: ['SkipDryRunOnMissingResource=true'],
      }),
      {
        head: 'Secrets of each registered cluster that has clusters/<cluster>/secrets; needs External Secrets there.',
      },
    ),
  );
}

function storeName({ store }: SecretInput): string {
  return store?.name ?? 'vault-backend';
}

function writeStore(
  draft: FileDraft,
  input: SecretInput,
  { name: cluster }: PlatformCluster,
): void {
  const name = storeName(input);
  if (hasStore(draft, name, { cluster })) return;
  const path = layoutPaths.clusterPart(cluster, PART, `store-${name}`);
  const { store } = input;
  if (!store) {
    throw new InputError(
      `${cluster} has no store '${name}': there is no ${path}. Give 'store' with the address of Vault.`,
    );
  }
  draft.write(
    path,
    toYaml(
      {
        apiVersion: 'external-secrets.io/v1',
        kind: 'ClusterSecretStore',
        metadata: { name },
        spec: {
          provider: {
            vault: {
              server: store.server,
              path: store.mount,
              version: 'v2',
              auth: {
                kubernetes: {
                  mountPath: `kubernetes-${cluster}`,
                  role: store.role,
                  serviceAccountRef: {
                    name: 'external-secrets',
                    namespace: 'external-secrets',
                  },
                },
              },
            },
          },
        },
      },
      { head: `Where ${cluster} reads secrets from` },
    ),
  );
}

function writeSecret(
  draft: FileDraft,
  input: SecretInput,
  { name: cluster }: PlatformCluster,
): void {
  const { name, namespace, service } = input;
  const path = layoutPaths.clusterPart(cluster, PART, `${namespace}.${name}`);
  const text = toYaml(
    {
      apiVersion: 'external-secrets.io/v1',
      kind: 'ExternalSecret',
      metadata: {
        name,
        namespace,
        ...(service && {
          labels: {
            'app.kubernetes.io/name': service,
            'backstage.io/kubernetes-id': service,
          },
        }),
      },
      spec: {
        refreshInterval: input.refreshInterval,
        secretStoreRef: { name: storeName(input), kind: 'ClusterSecretStore' },
        target: { name, creationPolicy: 'Owner' },
        data: input.keys.map(({ secretKey, path: key, property }) => ({
          secretKey,
          remoteRef: { key, property },
        })),
      },
    },
    { head: 'Where the values are, not the values' },
  );
  const before = draft.read(path);
  if (before !== undefined && before !== text) {
    throw new InputError(
      `The name '${name}' is taken in ${namespace} on ${cluster}: ${path} says something else. Choose another name, or change that file.`,
    );
  }
  draft.write(path, text);
}
