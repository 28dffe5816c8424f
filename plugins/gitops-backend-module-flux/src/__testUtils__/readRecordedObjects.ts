import { readRecording } from '@backstage-gitops/recordings';
import { z } from 'zod/v3';

const recordedObjectSchema = z
  .object({
    kind: z.string(),
    metadata: z
      .object({ namespace: z.string(), name: z.string() })
      .passthrough(),
  })
  .passthrough();

/** An object as it was recorded, whole. */
export type RecordedObject = z.infer<typeof recordedObjectSchema>;

/** The object of a recorded `get`, or those of a `list`, in the order of the answer. */
export function readRecordedObjects(name: string): RecordedObject[] {
  const { body } = readRecording('kubernetes', name).response;
  const list = z.object({ items: z.array(z.unknown()) }).safeParse(body);
  return z
    .array(recordedObjectSchema)
    .parse(list.success ? list.data.items : [body]);
}

const watchLineSchema = z.object({
  type: z.string(),
  object: recordedObjectSchema,
});

/** One event of a recorded watch, with the time at which its last byte came. */
export type RecordedEvent = z.infer<typeof watchLineSchema> & { atMs: number };

/** The events of a recorded watch about objects, bookmarks left out. */
export function readRecordedEvents(name: string): RecordedEvent[] {
  const events: RecordedEvent[] = [];
  let rest = '';
  for (const { atMs, text } of readRecording('kubernetes', name).response
    .chunks ?? []) {
    const lines = (rest + (text ?? '')).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines.filter(Boolean)) {
      const parsed = watchLineSchema.safeParse(JSON.parse(line));
      if (parsed.success) events.push({ atMs, ...parsed.data });
    }
  }
  return events;
}
