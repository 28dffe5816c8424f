import { parse } from 'yaml';
import { isJsonObject } from '../objects/isJsonObject';
import { KubernetesObject } from '../objects/KubernetesObject';
import { BuildError } from './BuildError';

const expression = /\$\{([_a-zA-Z][_a-zA-Z0-9]*)(?::?[=-]([^}]*))?\}/g;

function substitute(
  value: unknown,
  variables: Record<string, string>,
): unknown {
  if (Array.isArray(value))
    return value.map(item => substitute(item, variables));
  if (isJsonObject(value))
    return Object.fromEntries(
      Object.entries(value).map(([key, field]) => [
        key,
        substitute(field, variables),
      ]),
    );
  if (typeof value !== 'string' || !value.includes('${')) return value;
  const text = value.replace(
    expression,
    (_match, name: string, fallback?: string) => {
      const found = variables[name] ?? fallback;
      if (found === undefined)
        throw new BuildError(
          `variable substitution failed: variable not set (strict mode): "${name}"`,
        );
      return found;
    },
  );
  // The real one works on text, where an unquoted number becomes a number.
  return /^\$\{[^}]*\}$/.test(value) && /^(\d+|true|false)$/.test(text)
    ? parse(text)
    : text;
}

/** The object with `${NAME}`, `${NAME:-default}` and `${NAME:=default}` filled in. @throws BuildError for an unset one. */
export function substituteVariables(
  object: KubernetesObject,
  variables: Record<string, string>,
): KubernetesObject {
  const key = 'kustomize.toolkit.fluxcd.io/substitute';
  const isOff = [object.metadata.labels, object.metadata.annotations].some(
    entries => entries?.[key] === 'disabled',
  );
  return isOff ? object : (substitute(object, variables) as KubernetesObject);
}
