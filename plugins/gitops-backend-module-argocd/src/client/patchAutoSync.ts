import { ApplicationDetail } from './ApplicationDetail';
import { ApplicationAddress } from './ArgocdClient';
import { ArgocdConnection } from './ArgocdConnection';
import { parseWritten } from './parseWritten';
import { sendWrite } from './sendWrite';
import { toWriteTarget } from './toWriteTarget';

/**
 * Sets what an Application's automatic sync is.
 *
 * @param options - `automated`: merged into `spec.syncPolicy.automated`; null takes it away
 * @returns the Application as it is then.
 * @throws WriteRefusal, EngineError as {@link sendWrite} does.
 */
export async function patchAutoSync(
  connection: ArgocdConnection,
  options: {
    application: ApplicationAddress;
    automated: { enabled?: boolean } | null;
    signal: AbortSignal;
  },
): Promise<ApplicationDetail> {
  const { application, automated, signal } = options;
  const raw = await sendWrite(connection, {
    method: 'PATCH',
    path: ['applications', application.name],
    body: {
      ...toWriteTarget(application),
      patchType: 'merge',
      patch: JSON.stringify({ spec: { syncPolicy: { automated } } }),
    },
    signal,
  });
  return parseWritten(connection, raw);
}
