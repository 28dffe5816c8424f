import { ApplicationDetail } from './ApplicationDetail';
import { ApplicationAddress } from './ArgocdClient';
import { ArgocdConnection } from './ArgocdConnection';
import { parseWritten } from './parseWritten';
import { sendWrite } from './sendWrite';
import { toWriteTarget } from './toWriteTarget';

/** What to sync, and how. */
export type SyncRequest = {
  revision?: string;
  /** One of several sources, counted from 1, with its revision. */
  sourceRevision?: { position: number; revision: string };
  prune: boolean;
  dryRun: boolean;
  force: boolean;
  resources?: {
    group: string;
    kind: string;
    namespace?: string;
    name: string;
  }[];
  /** Instead of those of the Application. */
  syncOptions?: string[];
  infos: { name: string; value: string }[];
};

/**
 * Asks for a sync. Argo CD answers when it noted the wish.
 *
 * @returns the Application with its `operation`; `status.operationState` is cleared in it.
 * @throws WriteRefusal, EngineError as {@link sendWrite} does.
 */
export async function requestSync(
  connection: ArgocdConnection,
  options: {
    application: ApplicationAddress;
    sync: SyncRequest;
    signal: AbortSignal;
  },
): Promise<ApplicationDetail> {
  const { application, sync, signal } = options;
  const { revision, sourceRevision, force, resources, syncOptions } = sync;
  const raw = await sendWrite(connection, {
    method: 'POST',
    path: ['applications', application.name, 'sync'],
    body: {
      ...toWriteTarget(application),
      ...(revision && { revision }),
      ...(sourceRevision && {
        revisions: [sourceRevision.revision],
        sourcePositions: [sourceRevision.position],
      }),
      prune: sync.prune,
      dryRun: sync.dryRun,
      // Hooks run with this strategy as they do without one.
      ...(force && { strategy: { hook: { force } } }),
      ...(resources && { resources }),
      ...(syncOptions && { syncOptions: { items: syncOptions } }),
      infos: sync.infos,
    },
    signal,
  });
  return parseWritten(connection, raw);
}
