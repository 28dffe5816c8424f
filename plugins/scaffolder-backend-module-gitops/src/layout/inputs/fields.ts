import { z } from 'zod/v3';

const label = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/;

/** Namespaces that are the platform's own. */
const reservedNamespaces = ['default', 'argocd', 'flux-system'];

const reservedClusters = ['argocd', 'hub', 'hub-alerts', 'image-updater'];

/**
 * Text a person may write freely. Engines fill in `{{…}}` and `${…}` when they read a file, so neither may come
 * from here.
 */
export function freeText(maximum: number) {
  return z
    .string()
    .max(maximum)
    .refine(text => !/[^\P{C}\t\n]|[\u2028\u2029]/u.test(text), {
      message: 'may not have control characters',
    })
    .refine(text => !/\{\{|\}\}|\$\{|\$\(/.test(text), {
      message:
        "may not have '{{', '}}', '${' or '$(': engines would fill them in",
    });
}

function name(what: string, maximum: number) {
  return z
    .string()
    .max(maximum, `has more than ${maximum} characters`)
    .regex(
      label,
      `is not a name of ${what}: lower case letters, digits and '-', beginning and ending with a letter or digit`,
    );
}

/** What the inputs of operations are made of. Each names what is wrong. */
export const fields = {
  /** A Helm release may have 53 characters. */
  service: name('a service', 53).describe(
    'Name of the service: its folder in apps/',
  ),
  cluster: name('a cluster', 53)
    .refine(value => !reservedClusters.includes(value), {
      message: `is taken by the layout itself (${reservedClusters.join(', ')})`,
    })
    .describe('Name of the cluster: its folder in clusters/'),
  environment: name('an environment', 40).describe(
    'Name of the environment: its folder in environments/',
  ),
  namespace: name('a namespace', 63)
    .refine(
      value =>
        !value.startsWith('kube-') && !reservedNamespaces.includes(value),
      { message: 'belongs to the platform; services need another namespace' },
    )
    .describe('Namespace on every cluster'),
  objectName: name('an object', 53),
  cloud: name('a cloud', 30).describe('aws, gcp, azure or another word'),
  region: name('a region', 40).describe('Region in the words of the cloud'),
  image: z
    .string()
    .max(255)
    .regex(
      /^[a-z0-9]+([.-][a-z0-9]+)*(:[0-9]{1,5})?(\/[a-z0-9]+([._-]+[a-z0-9]+)*)+$/,
      "is not an image repository: 'registry/path', without a tag",
    )
    .describe('Image repository, without a tag'),
  version: z
    .string()
    .regex(
      /^[A-Za-z0-9_][A-Za-z0-9._-]{0,127}$/,
      "is not an image tag: letters, digits, '_', '.', '-', at most 128",
    )
    .describe('Version: the tag of the image'),
  entityRef: z
    .string()
    .max(200)
    .regex(
      /^[a-z][a-z0-9]*:[a-z0-9]([-a-z0-9_.]*[a-z0-9])?\/[A-Za-z0-9]([-A-Za-z0-9_.]*[A-Za-z0-9])?$/,
      "is not an entity reference like 'component:default/checkout-api'",
    )
    .describe('Catalog entity, kind:namespace/name'),
  url: z
    .string()
    .max(400)
    .regex(
      /^https?:\/\/[A-Za-z0-9.-]+(:[0-9]{1,5})?(\/[A-Za-z0-9._~-]+)+\/?$/,
      "is not a repository's http(s) address without credentials, query or fragment",
    )
    .describe('Address of the repository, as engines and people clone it'),
  host: z
    .string()
    .max(253)
    .regex(
      /^https?:\/\/[A-Za-z0-9.-]+(:[0-9]{1,5})?(\/[A-Za-z0-9._~-]+)*\/?$/,
      'is not an http(s) address',
    ),
  branch: z
    .string()
    .max(100)
    .regex(
      /^[A-Za-z0-9_][A-Za-z0-9._-]*(\/[A-Za-z0-9_][A-Za-z0-9._-]*)*$/,
      'is not the name of a branch',
    )
    .refine(text => !text.includes('..') && !text.endsWith('.lock'), {
      message: 'is not the name of a branch',
    }),
  vaultPath: z
    .string()
    .max(200)
    .regex(
      /^[A-Za-z0-9_-]+(\/[A-Za-z0-9_.-]+)*$/,
      "is not a path in Vault: letters, digits, '_', '-', '.' between slashes",
    )
    .refine(text => !text.split('/').includes('..'), {
      message: 'may not go up',
    }),
  secretKey: z
    .string()
    .max(253)
    .regex(/^[A-Za-z0-9._-]+$/, "may have letters, digits, '.', '_' and '-'"),
  duration: z
    .string()
    .regex(/^([0-9]+(h|m|s))+$/, "is not a duration like '30s', '5m', '1h'"),
  port: z.number().int().min(1).max(65535),
  replicas: z.number().int().min(0).max(1000),
  envName: z
    .string()
    .max(128)
    .regex(
      /^[A-Za-z_][A-Za-z0-9_]*$/,
      'is not the name of an environment variable',
    ),
} as const;
