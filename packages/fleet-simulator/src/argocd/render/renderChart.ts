import { posix } from 'node:path';
import { isJsonObject, Json, JsonObject } from '../../Json';
import { PlatformRepository } from '../../git/PlatformRepository';
import { ApplicationSource } from '../ArgocdApplication';
import { DesiredResource } from './DesiredState';
import { renderTemplate } from '../template/renderTemplate';
import { mergeValues } from './mergeValues';
import { parseYaml } from './parseYaml';
import { toResource } from './toResource';

/** What a chart would deploy, as far as its values and the first lines of its templates tell. */
export type ChartPicture = {
  values: JsonObject;
  templates: Record<string, string>;
  resources: DesiredResource[];
};

/**
 * Reads a chart: the values chain is merged as Helm does. A template of plain Go and Sprig is rendered; of one that
 * includes others, kinds, names and images are read from its plain lines.
 *
 * @throws in Argo CD's words when a value file is missing or a required value is empty.
 */
export function renderChart(
  repository: PlatformRepository,
  commit: string,
  options: { source: ApplicationSource; name: string; namespace?: string },
): ChartPicture {
  const { source, name, namespace } = options;
  const folder = source.path ?? '';
  const values = readValues(repository, commit, source);
  const templates: Record<string, string> = {};
  const resources: DesiredResource[] = [];
  for (const path of repository.list(commit, posix.join(folder, 'templates'))) {
    const text = repository.read(commit, path) ?? '';
    templates[path] = text;
    if (!/\.ya?ml$/.test(path)) continue;
    const release = source.helm?.releaseName ?? name;
    resources.push(...readTemplate(text, values, { release, namespace }));
  }
  return { values, templates, resources };
}

function readValues(
  repository: PlatformRepository,
  commit: string,
  { path: folder = '', helm = {} }: ApplicationSource,
): JsonObject {
  let values: JsonObject = {};
  for (const file of ['values.yaml', ...(helm.valueFiles ?? [])]) {
    const path = file.startsWith('/')
      ? file.slice(1)
      : posix.join(folder, file);
    const text = repository.read(commit, path);
    if (text !== undefined) {
      for (const document of parseYaml(text)) {
        values = mergeValues(values, document);
      }
    } else if (file !== 'values.yaml' && !helm.ignoreMissingValueFiles) {
      throw new Error(`open ${path}: no such file or directory`);
    }
  }
  if (helm.values) {
    for (const document of parseYaml(helm.values)) {
      values = mergeValues(values, document);
    }
  }
  if (helm.valuesObject) values = mergeValues(values, helm.valuesObject);
  for (const { name, value } of helm.parameters ?? []) {
    const nested = name
      .split('.')
      .reduceRight<Json>((inner, key) => ({ [key]: inner }), value);
    values = mergeValues(values, nested as JsonObject);
  }
  return values;
}

function readTemplate(
  text: string,
  values: JsonObject,
  { release, namespace }: { release: string; namespace?: string },
): DesiredResource[] {
  for (const [, message, path] of text.matchAll(
    /required "([^"]*)" \.Values\.([\w.]+)/g,
  )) {
    if (!lookUp(values, path)) throw new Error(`execution error: ${message}`);
  }
  const rendered = tryToRender(text, values, { release, namespace });
  if (rendered) {
    return rendered.flatMap(manifest => {
      const resource = toResource(manifest, { namespace });
      return resource ? [resource] : [];
    });
  }
  return text.split(/^---$/m).flatMap(document => {
    const lines = document
      .split('\n')
      .filter(line => !/^\s*\{\{-?\s*(if|else|end|range|with|\/\*)/.test(line))
      .map(line => fillIn(line, values, { release, namespace }));
    const first = (expression: RegExp) =>
      lines.map(line => expression.exec(line)?.[1]).find(Boolean);
    const apiVersion = first(/^apiVersion:\s*(\S+)/);
    const kind = first(/^kind:\s*(\S+)/);
    if (!apiVersion || !kind) return [];
    const own = first(/^ {2}name:\s*"?([\w.-]+)"?\s*$/) ?? release;
    const images = lines
      .map(line => /^\s*(?:- )?image:\s*"?([^"{}\s]+)"?\s*$/.exec(line)?.[1])
      .filter((image): image is string => image !== undefined);
    const resource = toResource(
      { apiVersion, kind, metadata: { name: own } },
      { namespace },
    );
    if (!resource) return [];
    const { manifest: _, ...rest } = resource;
    return [images.length ? { ...rest, images } : rest];
  });
}

function tryToRender(
  text: string,
  values: JsonObject,
  { release, namespace }: { release: string; namespace?: string },
): readonly JsonObject[] | undefined {
  try {
    return parseYaml(
      renderTemplate(
        text,
        {
          Values: values,
          Release: { Name: release, Namespace: namespace, Service: 'Helm' },
        },
        { lenient: true },
      ),
    );
  } catch {
    return undefined;
  }
}

function fillIn(
  line: string,
  values: JsonObject,
  { release, namespace }: { release: string; namespace?: string },
): string {
  return line
    .replace(/\{\{-?\s*\.Release\.Name\s*-?\}\}/g, release)
    .replace(/\{\{-?\s*\.Release\.Namespace\s*-?\}\}/g, namespace ?? '')
    .replace(
      /\{\{-?\s*\.Values\.([\w.]+)(?:\s*\|\s*quote)?\s*-?\}\}/g,
      (whole, path) => {
        const value = lookUp(values, path);
        return value === undefined || typeof value === 'object'
          ? whole
          : String(value);
      },
    );
}

function lookUp(values: JsonObject, path: string): Json | undefined {
  return path
    .split('.')
    .reduce<Json | undefined>(
      (value, key) => (isJsonObject(value) ? value[key] : undefined),
      values as Json,
    );
}
