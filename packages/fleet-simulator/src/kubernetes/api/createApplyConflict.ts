import { toFieldPaths } from '../objects/fields/toFieldPaths';
import { JsonObject, ManagedFieldsEntry } from '../objects/KubernetesObject';
import { StatusError } from './StatusError';

const nameOf = (entry: ManagedFieldsEntry) => {
  const name = entry.subresource
    ? `"${entry.manager}" with subresource "${entry.subresource}"`
    : `"${entry.manager}"`;
  return entry.operation === 'Update'
    ? `${name} using ${entry.apiVersion} at ${entry.time}`
    : name;
};

/** 409 of a server-side apply: every field that another manager has with another value. */
export function createApplyConflict(
  conflicts: { entry: ManagedFieldsEntry; fields: JsonObject }[],
): StatusError {
  const told = conflicts.map(({ entry, fields }) => ({
    name: nameOf(entry),
    paths: toFieldPaths(fields),
  }));
  const causes = told.flatMap(({ name, paths }) =>
    paths.map(field => ({
      reason: 'FieldManagerConflict',
      message: `conflict with ${name}`,
      field,
    })),
  );
  const lines = told.flatMap(({ name, paths }) => [
    `conflicts with ${name}:`,
    ...paths.map(path => `- ${path}`),
  ]);
  const [only] = causes;
  return new StatusError(
    409,
    'Conflict',
    causes.length === 1
      ? `Apply failed with 1 conflict: ${only.message}: ${only.field}`
      : `Apply failed with ${causes.length} conflicts: ${lines.join('\n')}`,
    { causes },
  );
}
