import { isMap, parseDocument } from 'yaml';
import { z } from 'zod/v3';
import { readYaml } from '../yaml/readYaml';
import { setYamlValue } from '../yaml/setYamlValue';
import { YamlPath } from '../yaml/YamlPath';

const folder = z.record(z.unknown());

/** Where a chart's values are in a service's file, whichever engine reads it; undefined for overlays. */
export function findValuesPath(text: string): YamlPath | undefined {
  const document = parseDocument(text);
  return [['values'], ['spec', 'values']].find(path =>
    isMap(document.getIn(path, true)),
  );
}

/** A value of a chart by its path, as `canary.steps`; undefined when the file does not have it. */
export function readDeploymentValue(text: string, key: string): unknown {
  let value: unknown = readYaml(text)[0];
  for (const part of [...(findValuesPath(text) ?? []), ...key.split('.')]) {
    const parsed = folder.safeParse(value);
    value = parsed.success ? parsed.data[part] : undefined;
  }
  return value;
}

/** The same file with another value of the chart. */
export function setDeploymentValue(
  text: string,
  key: string,
  { value, file }: { value: unknown; file: string },
): string {
  const path = findValuesPath(text) ?? ['values'];
  return setYamlValue(text, [...path, ...key.split('.')], value, { file });
}
