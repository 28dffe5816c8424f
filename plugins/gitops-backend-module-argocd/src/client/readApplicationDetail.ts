import {
  ApplicationDetail,
  applicationDetailSchema,
} from './ApplicationDetail';
import { ApplicationAddress } from './ArgocdClient';
import { ArgocdConnection } from './ArgocdConnection';
import { readParsed } from './readParsed';

const LIMIT_MS = 10_000;

/**
 * Reads one Application, from the API server and not from a cache.
 *
 * @param connection - the Argo CD
 * @param options - `refresh`: compare first; Argo CD answers when that is done, so it may take as long as
 *   `limitMs`, milliseconds
 * @throws EngineError `NotFound` when there is none.
 */
export async function readApplicationDetail(
  connection: ArgocdConnection,
  options: {
    application: ApplicationAddress;
    refresh?: 'normal' | 'hard';
    limitMs?: number;
    signal: AbortSignal;
  },
): Promise<ApplicationDetail> {
  const { application, refresh, limitMs = LIMIT_MS, signal } = options;
  const { name, namespace, project } = application;
  return readParsed(
    connection,
    {
      path: ['applications', name],
      query: { appNamespace: namespace, project, refresh },
      signal,
      limitMs,
      what: `the Application ${namespace}/${name}`,
    },
    applicationDetailSchema,
  );
}
