import { ArgocdConnection } from './ArgocdConnection';
import { ParsedApplication, parseApplication } from './parseApplication';
import { streamEvents, WatchEvent } from './streamEvents';

/** What happened to one Application. The first events tell each one that exists, as ADDED. */
export type ApplicationEvent = ParsedApplication & Pick<WatchEvent, 'type'>;

/**
 * Follows all Applications: first each as it is, whole, then every change. Opened without a
 * resourceVersion, so there is no gap between the two (recordings 5). There is no mark where the first
 * part ends.
 *
 * @param connection - the Argo CD
 * @param options - `projects`: only of these, all that we may see without; see {@link streamEvents}
 */
export async function* streamApplications(
  connection: ArgocdConnection,
  options: {
    projects?: readonly string[];
    silenceMs?: number;
    signal: AbortSignal;
  },
): AsyncGenerator<ApplicationEvent, void> {
  const events = streamEvents(connection, {
    path: ['stream', 'applications'],
    query: { projects: options.projects },
    signal: options.signal,
    field: 'application',
    silenceMs: options.silenceMs,
  });
  for await (const { type, object } of events) {
    yield { type, ...parseApplication(object) };
  }
}
