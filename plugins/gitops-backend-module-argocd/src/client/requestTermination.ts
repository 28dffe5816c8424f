import { ApplicationAddress } from './ArgocdClient';
import { ArgocdConnection } from './ArgocdConnection';
import { sendWrite } from './sendWrite';

/**
 * Asks for the end of the running operation. A DELETE has no body to name the Application in: this is the
 * one write whose query Argo CD reads (recordings, `terminate`).
 *
 * @throws WriteRefusal, EngineError as {@link sendWrite} does.
 */
export async function requestTermination(
  connection: ArgocdConnection,
  options: { application: ApplicationAddress; signal: AbortSignal },
): Promise<void> {
  const { name, namespace, project } = options.application;
  await sendWrite(connection, {
    method: 'DELETE',
    path: ['applications', name, 'operation'],
    query: { appNamespace: namespace, project },
    signal: options.signal,
  });
}
