import { ResourceSet } from '../client/wire';

const DELIVERING = ['Kustomization', 'HelmRelease'];

/**
 * Names of the Kustomizations and HelmReleases that a ResourceSet is meant to generate, as far as its
 * structured templates tell: `<< inputs.tenant >>` is filled in for each input, anything more clever is
 * left to the operator and gives no name.
 */
export function selectIntendedNames({ spec }: ResourceSet): string[] {
  const templates = [
    ...(spec.resources ?? []),
    ...(spec.steps ?? []).flatMap(({ resources }) => resources ?? []),
  ].flatMap(toTemplate);
  const inputs = spec.inputs?.length ? spec.inputs : [{}];
  const names = inputs.flatMap(input =>
    templates.map(name => fillIn(name, input)),
  );
  return [...new Set(names.filter(name => !name.includes('<<')))];
}

function toTemplate(resource: unknown): string[] {
  if (!isRecord(resource) || !isRecord(resource.metadata)) return [];
  const { kind } = resource;
  const { name } = resource.metadata;
  return typeof kind === 'string' &&
    DELIVERING.includes(kind) &&
    typeof name === 'string'
    ? [name]
    : [];
}

function fillIn(template: string, input: Record<string, unknown>): string {
  return template.replace(
    /<<-?\s*inputs\.([\w.]+)\s*-?>>/g,
    (whole, path: string) => {
      const value = path
        .split('.')
        .reduce<unknown>(
          (at, key) => (isRecord(at) ? at[key] : undefined),
          input,
        );
      return typeof value === 'string' || typeof value === 'number'
        ? String(value)
        : whole;
    },
  );
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
