import { ResourceRef } from '@backstage-gitops/plugin-gitops-common';
import { EngineError } from '@backstage-gitops/plugin-gitops-node';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { parseAllDocuments } from 'yaml';
import { z } from 'zod/v3';
import { readObject } from '../client';
import {
  HelmRelease,
  helmStorageSchema,
  helmStoredReleaseSchema,
} from '../client/wire';
import { selectReleaseStorage, toGroup } from '../mapping';
import { ClusterReader, toNamedRefusal } from './ClusterReader';

const unzip = promisify(gunzip);
const MAX_BYTES = 64 * 1024 * 1024;
const secrets = { group: '', version: 'v1', plural: 'secrets' };

const manifestObjectSchema = z
  .object({
    apiVersion: z.string(),
    kind: z.string(),
    metadata: z
      .object({ name: z.string(), namespace: z.string().optional() })
      .passthrough(),
  })
  .passthrough();

/** One object as Helm rendered it. */
export type ManifestObject = z.infer<typeof manifestObjectSchema>;

const listSchema = z.object({
  kind: z.literal('List'),
  items: z.array(z.unknown()),
});

/**
 * The objects of the newest revision of a release, from the Secret in which Helm keeps it. Its values and
 * the chart's files are in there as well: they are dropped here.
 *
 * @returns undefined when nothing was installed yet, or Helm dropped that revision.
 * @throws EngineError when the Secret may not be read or is none of Helm's.
 */
export async function readHelmManifest(
  reader: ClusterReader,
  release: HelmRelease,
  options: { signal: AbortSignal },
): Promise<ManifestObject[] | undefined> {
  const storage = selectReleaseStorage(release);
  if (!storage) return undefined;
  const { namespace, name } = storage;
  const { subject } = reader.connection;
  let secret: z.infer<typeof helmStorageSchema> | undefined;
  try {
    secret = await readObject(reader.connection, secrets, {
      namespace,
      name,
      schema: helmStorageSchema,
      signal: options.signal,
    });
  } catch (error) {
    throw toNamedRefusal(error, {
      subject,
      resource: secrets,
      namespace,
      verbs: 'get',
    });
  }
  if (!secret) return undefined;
  try {
    return await parseRelease(secret.data.release);
  } catch (error) {
    throw new EngineError({
      code: 'InvalidResponse',
      message: `What Helm stored of ${storage.release} on revision ${storage.revision} cannot be understood.`,
      cause: error,
    });
  }
}

/** Base64 of Kubernetes around base64 of Helm, around JSON that new versions of Helm compress. */
async function parseRelease(text: string): Promise<ManifestObject[]> {
  const stored = Buffer.from(
    Buffer.from(text, 'base64').toString('latin1'),
    'base64',
  );
  const isZipped = stored[0] === 0x1f && stored[1] === 0x8b;
  const json = isZipped
    ? await unzip(stored, { maxOutputLength: MAX_BYTES })
    : stored;
  const { manifest } = helmStoredReleaseSchema.parse(
    JSON.parse(json.toString('utf8')),
  );
  return parseManifest(manifest);
}

/** Documents that are empty, as charts leave them, are no objects. */
export function parseManifest(manifest: string): ManifestObject[] {
  const documents = parseAllDocuments(manifest, { logLevel: 'silent' });
  return [...documents].flatMap(document => {
    const value: unknown = document.toJS({ maxAliasCount: 1_000 });
    const list = listSchema.safeParse(value);
    return (list.success ? list.data.items : [value]).flatMap(item => {
      const parsed = manifestObjectSchema.safeParse(item);
      return parsed.success ? parsed.data : [];
    });
  });
}

/** What names an object of a manifest; without a namespace of its own it has that of the release. */
export function toManifestRef(
  object: ManifestObject,
  place: { namespace: string; isNamespaced: boolean },
): ResourceRef {
  const namespace = object.metadata.namespace ?? place.namespace;
  return {
    group: toGroup(object),
    version: object.apiVersion.split('/').at(-1),
    kind: object.kind,
    ...(place.isNamespaced && { namespace }),
    name: object.metadata.name,
  };
}
