import { posix } from 'node:path';
import { parseDocument } from 'yaml';
import { z } from 'zod/v3';
import { FileDraft } from '../FileDraft';
import { readYaml } from '../yaml/readYaml';
import { addLabels } from './addLabels';
import { kustomizationFile } from './kustomizationFile';
import { jsonPatch, patchJson } from './patchJson';

const objectSchema = z.object({
  kind: z.string(),
  metadata: z.object({ name: z.string() }),
});

/** An object of a build, the file it came from and what that says. */
export type BuiltObject = {
  path: string;
  source: Record<string, unknown>;
  value: Record<string, unknown>;
};

/** A folder within a folder within a folder: no kustomization of people goes deeper. */
const DEEPEST = 5;

/**
 * Builds a kustomization as far as this layout uses kustomize: resources, labels, JSON patches.
 *
 * @param path - of the `kustomization.yaml`
 * @returns undefined when it uses more, or refers to what is not in the repository: nothing can be said then
 * @throws Error when kustomize would build nothing of it, with why.
 */
export function buildKustomization(
  draft: FileDraft,
  path: string,
  depth = 0,
): BuiltObject[] | undefined {
  const parsed = kustomizationFile.safeParse(readYaml(draft.read(path))[0]);
  if (!parsed.success || depth > DEEPEST) return undefined;
  const { resources, labels, patches } = parsed.data;
  const objects: BuiltObject[] = [];
  for (const resource of resources) {
    const place = posix.join(posix.dirname(path), resource);
    const folder = `${place}/kustomization.yaml`;
    const found = draft.has(folder)
      ? buildKustomization(draft, folder, depth + 1)
      : readObjects(draft, place);
    if (!found) return undefined;
    objects.push(...found);
  }
  for (const label of labels) {
    for (const { value } of objects) addLabels(value, label);
  }
  for (const { target, patch } of patches) {
    const operations = jsonPatch.safeParse(parsePatch(patch));
    if (!operations.success) return undefined;
    for (const { value } of objects.filter(each => isTarget(each, target))) {
      patchJson(value, operations.data);
    }
  }
  return objects;
}

function readObjects(
  draft: FileDraft,
  path: string,
): BuiltObject[] | undefined {
  const text = draft.read(path);
  if (text === undefined) return undefined;
  return readYaml(text).map(value => ({
    path,
    source: structuredClone(value),
    value,
  }));
}

function parsePatch(text: string): unknown {
  const document = parseDocument(text);
  return document.errors.length > 0
    ? undefined
    : document.toJS({ maxAliasCount: 100 });
}

// Names in a target are regular expressions; here they are plain.
function isTarget(
  { value }: BuiltObject,
  target: { kind?: string; name?: string },
): boolean {
  const named = objectSchema.safeParse(value);
  if (!named.success) return false;
  const { kind, metadata } = named.data;
  return (
    (target.kind === undefined || target.kind === kind) &&
    (target.name === undefined || target.name === metadata.name)
  );
}
