import { ArgocdConnection } from './ArgocdConnection';
import { ApplicationSet, applicationSetSchema } from './ApplicationSet';
import { streamEvents, WatchEvent } from './streamEvents';

/** What happened to one ApplicationSet. */
export type ApplicationSetEvent = Pick<WatchEvent, 'type'> & {
  /** Absent for one that we cannot read; the list tells of it. */
  set?: ApplicationSet;
};

/**
 * Follows the changes of all ApplicationSets: those that exist are not told first, unlike Applications.
 * Argo CD has this stream since 3.4.
 *
 * @param connection - the Argo CD
 * @param options - `projects`: only of these, all that we may see without; see {@link streamEvents}
 */
export async function* streamApplicationSets(
  connection: ArgocdConnection,
  options: {
    projects?: readonly string[];
    silenceMs?: number;
    signal: AbortSignal;
  },
): AsyncGenerator<ApplicationSetEvent, void> {
  const events = streamEvents(connection, {
    path: ['stream', 'applicationsets'],
    query: { projects: options.projects },
    signal: options.signal,
    field: 'applicationSet',
    silenceMs: options.silenceMs,
  });
  for await (const { type, object } of events) {
    const parsed = applicationSetSchema.safeParse(object);
    yield { type, ...(parsed.success && { set: parsed.data }) };
  }
}
