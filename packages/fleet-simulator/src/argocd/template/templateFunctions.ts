import { stringify } from 'yaml';
import { isJsonObject, Json, JsonObject } from '../../Json';

type TemplateFunction = (...values: Json[]) => Json;

/** Whether Go calls a value empty: false, 0, nil, "" and what has no entries. */
export function isEmpty(value: Json | undefined): boolean {
  if (Array.isArray(value)) return value.length === 0;
  if (isJsonObject(value)) return Object.keys(value).length === 0;
  return !value;
}

/** As the ApplicationSet controller makes a name that Kubernetes accepts. */
export function normalize(value: string): string {
  return value
    .toLowerCase()
    .replace(/[^a-z0-9.-]/g, '-')
    .slice(0, 253)
    .replace(/^[-.]+|[-.]+$/g, '');
}

/** Prints a value as a template does. */
export function print(value: Json | undefined): string {
  if (value === null || value === undefined) return '<no value>';
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

/** The functions of Go templates, Sprig and Argo CD that occur in ApplicationSets. */
export const templateFunctions: Record<string, TemplateFunction> = {
  index: (container, ...keys) =>
    keys.reduce<Json>((value, key) => {
      const found = (value as JsonObject | null)?.[String(key)];
      return found === undefined ? '' : found;
    }, container),
  toJson: value => JSON.stringify(value),
  toYaml: value => stringify(value).trimEnd(),
  quote: value => JSON.stringify(print(value)),
  squote: value => `'${print(value)}'`,
  default: (fallback, value) => (isEmpty(value) ? fallback : value),
  coalesce: (...values) => values.find(value => !isEmpty(value)) ?? null,
  required: (message, value) => {
    if (isEmpty(value)) throw new Error(print(message));
    return value;
  },
  hasKey: (container, key) =>
    isJsonObject(container) && container[String(key)] !== undefined,
  dig: (...all) => {
    const container = all[all.length - 1];
    const fallback = all[all.length - 2];
    const found = all
      .slice(0, -2)
      .reduce<Json | undefined>(
        (value, key) => (value as JsonObject | null)?.[String(key)],
        container,
      );
    return found === undefined ? fallback : found;
  },
  eq: (first, ...others) => others.some(other => other === first),
  ne: (first, second) => first !== second,
  not: (value: Json) => isEmpty(value),
  and: (...values) => values.find(isEmpty) ?? values[values.length - 1],
  or: (...values) =>
    values.find(value => !isEmpty(value)) ?? values[values.length - 1],
  empty: value => isEmpty(value),
  lower: value => print(value).toLowerCase(),
  upper: value => print(value).toUpperCase(),
  trim: value => print(value).trim(),
  trimPrefix: (prefix, value) =>
    print(value).startsWith(print(prefix))
      ? print(value).slice(print(prefix).length)
      : value,
  trimSuffix: (suffix, value) =>
    print(value).endsWith(print(suffix))
      ? print(value).slice(0, print(value).length - print(suffix).length)
      : value,
  replace: (old, replacement, value) =>
    print(value).split(print(old)).join(print(replacement)),
  trunc: (length, value) => print(value).slice(0, Number(length)),
  printf: (format, ...values) =>
    print(format).replace(/%[svdq]/g, verb => {
      const value = print(values.shift() ?? null);
      return verb === '%q' ? JSON.stringify(value) : value;
    }),
  indent: (width, value) => indent(Number(width), print(value)),
  nindent: (width, value) => `\n${indent(Number(width), print(value))}`,
  normalize: value => normalize(print(value)),
  slugify: value =>
    print(value)
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/^-+|-+$/g, ''),
  toString: (value: Json) => print(value),
};

function indent(width: number, text: string) {
  return text.replace(/^/gm, ' '.repeat(width));
}
