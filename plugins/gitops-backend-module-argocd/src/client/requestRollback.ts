import { ApplicationDetail } from './ApplicationDetail';
import { ApplicationAddress } from './ArgocdClient';
import { ArgocdConnection } from './ArgocdConnection';
import { parseWritten } from './parseWritten';
import { sendWrite } from './sendWrite';
import { toWriteTarget } from './toWriteTarget';

/**
 * Asks for a sync back to an entry of the history.
 *
 * @param options - `id`: of an entry of `status.history`
 * @returns the Application with its `operation`; `status.operationState` is cleared in it.
 * @throws WriteRefusal, EngineError as {@link sendWrite} does.
 */
export async function requestRollback(
  connection: ArgocdConnection,
  options: {
    application: ApplicationAddress;
    id: number;
    prune: boolean;
    dryRun: boolean;
    signal: AbortSignal;
  },
): Promise<ApplicationDetail> {
  const { application, id, prune, dryRun, signal } = options;
  const raw = await sendWrite(connection, {
    method: 'POST',
    path: ['applications', application.name, 'rollback'],
    body: { ...toWriteTarget(application), id, prune, dryRun },
    signal,
  });
  return parseWritten(connection, raw);
}
