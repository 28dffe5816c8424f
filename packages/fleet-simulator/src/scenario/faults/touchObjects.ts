import { ObjectStore } from '../../kubernetes/objects/ObjectStore';
import { resourceKinds } from '../../kubernetes/objects/resourceKinds';

/** Writes Flux objects of a name again, so that watches tell them anew. Returns how many. */
export function touchObjects(store: ObjectStore, name: string): number {
  const kinds = resourceKinds.filter(({ custom }) => custom);
  const found = kinds.flatMap(kind =>
    store
      .list(kind)
      .filter(({ metadata }) => metadata.name === name)
      .map(object => ({ kind, object })),
  );
  for (const { kind, object } of found) {
    const { metadata } = object;
    const touches = Number(metadata.labels?.['example.com/touched'] ?? 0) + 1;
    store.write(kind, {
      ...object,
      metadata: {
        ...metadata,
        labels: { ...metadata.labels, 'example.com/touched': String(touches) },
      },
    });
  }
  return found.length;
}
