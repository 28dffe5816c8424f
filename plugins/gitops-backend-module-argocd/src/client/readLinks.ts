import { z } from 'zod/v4';
import { ApplicationAddress } from './ArgocdClient';
import { ArgocdConnection } from './ArgocdConnection';
import { readParsed } from './readParsed';
import { wire } from './wire';

const LIMIT_MS = 10_000;

const linksSchema = z.object({
  items: wire.list(z.object({ title: wire.text, url: wire.text })),
});

/** A deep link that somebody configured in Argo CD (`application.links` in `argocd-cm`). */
export type ArgocdLink = z.output<typeof linksSchema>['items'][number];

/** Reads the deep links of an Application. None is `{}` (recordings, `links`). */
export async function readLinks(
  connection: ArgocdConnection,
  options: { application: ApplicationAddress; signal: AbortSignal },
): Promise<ArgocdLink[]> {
  const { name, namespace, project } = options.application;
  const { items } = await readParsed(
    connection,
    {
      path: ['applications', name, 'links'],
      // Of this call alone the namespace is that of the Application.
      query: { namespace, project },
      signal: options.signal,
      limitMs: LIMIT_MS,
      what: `the links of the Application ${name}`,
    },
    linksSchema,
  );
  return items;
}
