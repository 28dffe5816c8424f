import {
  toPublicAddress,
  toPublicText,
} from '@backstage-gitops/plugin-gitops-common';
import { SECRET_KEY } from '../mapping';

const SECRET = '(secret)';
const HIDDEN = '(hidden)';
const LONGEST_TEXT = 2_000;
/** A reference names a Secret, and tells nothing of what is in it. */
const REFERENCE_KEY =
  /Refs?$|^valuesFrom$|^substituteFrom$|Namespace$|^imagePullSecrets$|secretName$|^automountServiceAccountToken$/;
/** Texts of any kind, in which a secret can be spelled in any way. */
const TEXT_KEYS = ['patch', 'resourcesTemplate', 'messageTemplate'];
/** Whole addresses that are of people's repositories; any other address is of the inside. */
const SOURCE_SPEC_KEYS = ['url'];
/** Values of which the form is known: base64 and hashes that look like secrets. */
const PLAIN_KEYS = ['continue', 'resourceVersion', 'uid', 'creationTimestamp'];

type Json = unknown;

/**
 * Takes out of an answer of an API server what nobody may see: secrets by the name of their key,
 * addresses of the inside, what field managers and `kubectl apply` noted, and from workloads and pods all
 * that is not their state.
 *
 * @param path - what was asked for, as it tells whose objects these are
 */
export function redactRaw(answer: Json, path: string): Json {
  const isFlux = /^\/apis\/[^/]*fluxcd/.test(path);
  const strip = isFlux || /\/events/.test(path) ? identity : keepState;
  if (!isRecord(answer)) return redact(answer, { key: '', parent: '' });
  const { items } = answer;
  return redact(
    Array.isArray(items)
      ? { ...answer, items: items.map(strip) }
      : strip(answer),
    { key: '', parent: '' },
  );
}

function identity(value: Json): Json {
  return value;
}

/** Of a workload or pod: what it is called and how it is. Its `spec` holds environments and arguments. */
function keepState(object: Json): Json {
  if (!isRecord(object) || !isRecord(object.metadata)) return object;
  const { spec, ...rest } = object;
  const replicas = isRecord(spec) ? spec.replicas : undefined;
  return { ...rest, ...(replicas !== undefined && { spec: { replicas } }) };
}

function redact(
  value: Json,
  at: { key: string; parent: string; isSecret?: boolean },
): Json {
  if (Array.isArray(value)) return value.map(item => redact(item, at));
  if (isRecord(value)) return redactRecord(value, at);
  if (at.isSecret) {
    return typeof value === 'boolean' || value === null ? value : SECRET;
  }
  if (typeof value !== 'string') return value;
  if (TEXT_KEYS.includes(at.key)) return HIDDEN;
  if (PLAIN_KEYS.includes(at.key) && at.parent === 'metadata') return value;
  if (SOURCE_SPEC_KEYS.includes(at.key)) {
    return at.parent === 'spec' ? toPublicAddress(value) : HIDDEN;
  }
  return toPublicText(value, { maxLength: LONGEST_TEXT });
}

function redactRecord(
  record: Record<string, Json>,
  at: { key: string; isSecret?: boolean },
): Json {
  const entries = Object.entries(record).flatMap(([key, value]) => {
    if (key === 'managedFields') return [];
    if (key.endsWith('/last-applied-configuration')) return [];
    const isReference = REFERENCE_KEY.test(key);
    const isSecret =
      !isReference &&
      (at.isSecret ||
        SECRET_KEY.test(key) ||
        // `{ name: DB_PASSWORD, value: … }`
        (key === 'value' &&
          typeof record.name === 'string' &&
          SECRET_KEY.test(record.name)));
    return [[key, redact(value, { key, parent: at.key, isSecret })]];
  });
  return Object.fromEntries(entries);
}

function isRecord(value: Json): value is Record<string, Json> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
