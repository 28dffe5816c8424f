import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';
import { z } from 'zod';

/*
 * Every message below ends the sentence "…; it should be": see toConfigError.
 */
const name = (meaning: string) =>
  z.string({ error: meaning }).trim().min(1, { error: meaning });

const listOf = <T extends z.ZodType>(item: T, meaning: string) =>
  z.array(item, { error: meaning }).default([]);

const labels = z
  .record(
    z.string(),
    z.union([z.string(), z.number(), z.boolean()], { error: 'a text' }),
    { error: 'labels, each with a text' },
  )
  .transform(entries =>
    Object.fromEntries(
      Object.entries(entries).map(([key, value]) => [key, String(value)]),
    ),
  )
  .prefault({});

const entityRef = name('an entity reference like component:default/name')
  .refine(isEntityRef, 'an entity reference like component:default/name')
  .transform(ref =>
    stringifyEntityRef(
      parseEntityRef(ref, {
        defaultKind: 'component',
        defaultNamespace: 'default',
      }),
    ),
  );

const wholeNumber = (from: number, to: number) => {
  const meaning = `a whole number from ${from} to ${to}`;
  return z
    .number({ error: meaning })
    .int(meaning)
    .min(from, meaning)
    .max(to, meaning);
};

const repositoryUrl = name('the http or https address of a Git repository')
  .refine(isHttpUrl, 'the http or https address of a Git repository')
  .refine(
    url => !mayHoldCredentials(url),
    'an address without credentials, which belong under integrations',
  );

const DASHBOARD = 'the http or https address of a page for people';
const dashboardUrl = name(DASHBOARD)
  .refine(isHttpUrl, DASHBOARD)
  .refine(
    url => !hasCredentials(url),
    'an address without credentials, as everyone sees it',
  );

/** The shape of the backend's own part of `gitops`. Other parts of it belong to engine modules. */
export const gitopsConfigSchema = z.object(
  {
    environments: listOf(
      name('the name of an environment'),
      'a list of environment names in the order of the board',
    ),
    clusters: listOf(
      z
        .object(
          {
            name: name('the name of a cluster'),
            aliases: listOf(
              name('another name of the cluster'),
              'a list of other names of the cluster',
            ),
            labels,
            dashboardUrl: dashboardUrl.optional(),
          },
          { error: 'a cluster with a name' },
        )
        .strict(),
      'a list of clusters',
    ),
    expected: listOf(
      z
        .object(
          {
            entityRef,
            clusters: z
              .array(name('the name of a cluster'), {
                error: 'a list of cluster names',
              })
              .min(1, 'a list of at least one cluster name'),
          },
          { error: 'an entityRef with its clusters' },
        )
        .strict(),
      'a list of entities with the clusters they should run on',
    ),
    repository: z
      .object(
        {
          url: repositoryUrl,
          defaultBranch: name('the name of a branch').default('main'),
        },
        { error: 'a repository with a url' },
      )
      .strict()
      .optional(),
    history: z
      .object(
        {
          keepDays: wholeNumber(1, 3_650).default(400),
          keepPerDeployment: wholeNumber(10, 10_000).default(500),
        },
        { error: 'how much history is kept' },
      )
      .strict()
      .prefault({}),
  },
  { error: 'a block of keys' },
);

function isEntityRef(ref: string): boolean {
  try {
    parseEntityRef(ref, {
      defaultKind: 'component',
      defaultNamespace: 'default',
    });
    return true;
  } catch {
    return false;
  }
}

function isHttpUrl(url: string): boolean {
  return URL.canParse(url) && /^https?:$/.test(new URL(url).protocol);
}

function hasCredentials(url: string): boolean {
  if (!URL.canParse(url)) return false;
  const { username, password } = new URL(url);
  return Boolean(username || password);
}

/** Git needs no query, and `?private_token=…` is the other place where people put a secret. */
function mayHoldCredentials(url: string): boolean {
  if (!URL.canParse(url)) return false;
  const { search, hash } = new URL(url);
  return hasCredentials(url) || Boolean(search || hash);
}
