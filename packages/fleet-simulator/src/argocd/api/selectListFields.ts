import { Json, JsonObject } from '../../Json';
import { ArgocdApplication } from '../ArgocdApplication';

type Reader = (application: ArgocdApplication) => unknown;

/** What `fields` can select in a list of Argo CD 3.5; null where the object has none, as recorded. */
const readers: Record<string, Reader> = {
  'metadata.name': ({ metadata }) => metadata.name,
  'metadata.namespace': ({ metadata }) => metadata.namespace,
  'metadata.annotations': ({ metadata }) => metadata.annotations ?? null,
  'metadata.labels': ({ metadata }) => metadata.labels ?? null,
  'metadata.creationTimestamp': ({ metadata }) => metadata.creationTimestamp,
  'metadata.deletionTimestamp': ({ metadata }) =>
    metadata.deletionTimestamp ?? null,
  spec: ({ spec }) => spec,
  'spec.destination': ({ spec }) => spec.destination,
  'spec.project': ({ spec }) => spec.project,
  'spec.source': ({ spec }) => spec.source ?? null,
  'spec.sources': ({ spec }) => spec.sources ?? null,
  'spec.syncPolicy': ({ spec }) => spec.syncPolicy ?? null,
  'status.sync.status': ({ status }) => status.sync.status,
  'status.sync.revision': ({ status }) => status.sync.revision ?? '',
  'status.health': ({ status }) => status.health,
  'status.summary': ({ status }) => status.summary,
  'status.resources': ({ status }) => status.resources ?? null,
  'status.operationState.startedAt': ({ status }) =>
    status.operationState?.startedAt,
  'status.operationState.finishedAt': ({ status }) =>
    status.operationState && (status.operationState.finishedAt ?? null),
  'status.operationState.phase': ({ status }) => status.operationState?.phase,
};

/**
 * Cuts the items of a list down to `fields`. What is not on Argo CD's short list of paths is dropped without a
 * word.
 *
 * @param fields - comma separated, each `items.<path>` or, to leave out, all with a leading `-`
 * @returns undefined when the combination makes Argo CD 3.5 fail.
 */
export function selectListFields(
  items: ArgocdApplication[],
  fields: string,
): JsonObject[] | undefined {
  const excludes = fields.startsWith('-');
  const asked = fields
    .replace(/^-/, '')
    .split(',')
    .map(field => field.replace(/^items\./, ''));
  const names = Object.keys(readers).filter(
    name => asked.includes(name) !== excludes,
  );
  const kept =
    excludes && asked.includes('spec')
      ? names.filter(name => !name.startsWith('spec.'))
      : names;
  const overlaps = kept.some(
    name => kept.includes(name.split('.')[0]) && name.includes('.'),
  );
  if (overlaps) return undefined;
  return items.map(item => {
    const selected: JsonObject = {};
    for (const name of [...kept].sort()) {
      const value = readers[name](item);
      if (value !== undefined) place(selected, name.split('.'), value as Json);
    }
    return selected;
  });
}

function place(target: JsonObject, path: string[], value: Json) {
  const [key, ...rest] = path;
  if (rest.length === 0) {
    target[key] = value;
    return;
  }
  target[key] ??= {};
  place(target[key] as JsonObject, rest, value);
}
