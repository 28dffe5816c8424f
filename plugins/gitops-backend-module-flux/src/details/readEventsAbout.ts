import { LiveEvent, liveEventSchema } from '../client/wire';
import { ClusterReader } from './ClusterReader';

const event = { group: '', version: 'v1', kind: 'Event' };

/** The Events about one object, or about all of a kind, in one namespace. */
export async function readEventsAbout(
  reader: ClusterReader,
  object: { kind?: string; namespace: string; name?: string },
  options: { signal: AbortSignal },
): Promise<LiveEvent[]> {
  const fields = [
    ...(object.kind ? [`involvedObject.kind=${object.kind}`] : []),
    ...(object.name ? [`involvedObject.name=${object.name}`] : []),
  ];
  const found = await reader.list(event, {
    selection: {
      namespace: object.namespace,
      ...(fields.length && { fieldSelector: fields.join(',') }),
    },
    ...options,
  });
  return found.flatMap(each => {
    const parsed = liveEventSchema.safeParse(each);
    return parsed.success ? parsed.data : [];
  });
}
