import { deriveFingerprint } from './deriveFingerprint';
import { field, WireObject } from './field';
import { isSameJson } from './isSameJson';
import { parseHelmValues } from './parseHelmValues';
import { selectValueTags } from './selectValueTags';

const MAX_REMEMBERED = 500;
const NONE: readonly string[] = [];
const TAG_PARAMETER = /(^|\.|image)tag$/i;

/** One source of an Application, cut to what we read: values themselves are never held. */
export type ApplicationSource = {
  readonly repoURL?: string;
  readonly path?: string;
  readonly targetRevision?: string;
  readonly chart?: string;
  readonly ref?: string;
  /** Tags that Helm values and parameters ask for. */
  readonly tags: readonly string[];
  /** Kustomize's images: `old=new:tag` or `name:tag`. */
  readonly images: readonly string[];
  /** Tells two sources apart by everything they hold, also by what we do not read. */
  readonly fingerprint: string;
  /** The same, but a Git revision that is tracked says nothing about configuration. */
  readonly configuration: string;
};

/**
 * The last sources that were parsed, by their JSON text: an Application repeats its source in every entry
 * of its history, and is sent whole with every change. What is equal is also held only once.
 */
const remembered = new Map<string, ApplicationSource>();

/** The one read last, which most often comes again: to compare the two takes less than to find its text. */
let latest: { raw: WireObject; source: ApplicationSource } | undefined;

/**
 * Reads one source as it is on the wire.
 *
 * @throws WrongField when a field is of another type
 */
export function readSource(raw: WireObject): ApplicationSource {
  if (latest && isSameJson(latest.raw, raw)) return latest.source;
  const source = readRemembered(raw);
  latest = { raw, source };
  return source;
}

function readRemembered(raw: WireObject): ApplicationSource {
  const key = JSON.stringify(raw);
  const known = remembered.get(key);
  if (known) return known;
  const source = condense(raw);
  const [oldest] = remembered.keys();
  if (remembered.size >= MAX_REMEMBERED) remembered.delete(oldest);
  remembered.set(key, source);
  return source;
}

function condense(raw: WireObject): ApplicationSource {
  const { targetRevision, ...withoutRevision } = raw;
  const chart = field.sharedText(raw, 'chart');
  const configuration = deriveFingerprint(chart ? raw : withoutRevision);
  return {
    repoURL: field.sharedText(raw, 'repoURL'),
    path: field.sharedText(raw, 'path'),
    targetRevision: field.sharedText(raw, 'targetRevision'),
    chart,
    ref: field.text(raw, 'ref'),
    tags: field.part(raw, 'helm', readTags) ?? NONE,
    images:
      field.part(raw, 'kustomize', kustomize =>
        field.words(kustomize, 'images'),
      ) ?? NONE,
    fingerprint: `${configuration} ${targetRevision ?? ''}`,
    configuration,
  };
}

function readTags(helm: WireObject): string[] {
  const parameters = field.parts(helm, 'parameters', parameter => ({
    name: field.text(parameter, 'name'),
    value: field.text(parameter, 'value'),
  }));
  return [
    ...selectValueTags(helm.valuesObject),
    ...selectValueTags(parseHelmValues(field.text(helm, 'values'))),
    ...parameters.flatMap(({ name, value }) =>
      name && value && TAG_PARAMETER.test(name) ? [value] : [],
    ),
  ];
}
