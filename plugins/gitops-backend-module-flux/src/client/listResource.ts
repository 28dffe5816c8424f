import { EngineError } from '@backstage-gitops/plugin-gitops-node';
import { KubernetesConnection } from './KubernetesConnection';
import { KubernetesResource, KubernetesSelection } from './KubernetesResource';
import { createInvalidResponseError } from './exchangeJson';
import { readJson } from './readJson';
import { toResourcePath } from './toResourcePath';
import { kubernetesListSchema } from './wire/kubernetesListSchema';

const PAGE_SIZE = 500;
const MOST_PAGES = 1_000;
const MOST_ATTEMPTS = 3;
const METADATA_LIST =
  'application/json;as=PartialObjectMetadataList;g=meta.k8s.io;v=v1';

/** Everything there is of a kind, not parsed yet, and the point in time from which to watch. */
export type KubernetesListing = {
  objects: unknown[];
  resourceVersion: string;
};

type ListOptions = {
  selection: KubernetesSelection;
  /** Milliseconds for each page; 30 s by default. */
  limitMs?: number;
  signal?: AbortSignal;
};

/**
 * Lists a kind page by page. When the API server has forgotten the list in the middle of it (410, or
 * 400 for a continue token it no longer understands), the list is begun anew.
 *
 * @throws {@link EngineError}; `NotFound` when the cluster does not serve the kind.
 */
export async function listResource(
  connection: KubernetesConnection,
  resource: KubernetesResource,
  options: ListOptions,
): Promise<KubernetesListing> {
  for (let attempt = 1; ; attempt++) {
    const listing = await listOnce(connection, resource, options);
    if (listing) return listing;
    if (attempt === MOST_ATTEMPTS) {
      throw new EngineError({
        code: 'Expired',
        message: `${connection.subject} forgets its lists before they are read to the end.`,
      });
    }
  }
}

/** Undefined when the list expired before its last page. */
async function listOnce(
  connection: KubernetesConnection,
  resource: KubernetesResource,
  options: ListOptions,
): Promise<KubernetesListing | undefined> {
  const objects: unknown[] = [];
  let token: string | undefined;
  for (let page = 0; page < MOST_PAGES; page++) {
    const path = toResourcePath(resource, {
      selection: options.selection,
      query: { limit: String(PAGE_SIZE), continue: token },
    });
    try {
      const { metadata, items } = await readJson(connection, path, {
        schema: kubernetesListSchema,
        limitMs: options.limitMs,
        signal: options.signal,
        ...(options.selection.metadataOnly && { accept: METADATA_LIST }),
      });
      // Taken for none, rows would disappear.
      if (!items) {
        throw new EngineError({
          code: 'InvalidResponse',
          message: `${connection.subject} answers with a list that has not even no items, as no API server does.`,
        });
      }
      for (const item of items) objects.push(item);
      if (!metadata.continue) {
        return { objects, resourceVersion: metadata.resourceVersion };
      }
      token = metadata.continue;
    } catch (error) {
      if (token && error instanceof EngineError && isExpired(error)) {
        return undefined;
      }
      throw error;
    }
  }
  throw createInvalidResponseError(connection, `more than ${MOST_PAGES} pages`);
}

function isExpired(error: EngineError): boolean {
  return error.status === 410 || error.status === 400;
}
