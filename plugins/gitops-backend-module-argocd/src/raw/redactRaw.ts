import {
  toPublicAddress,
  toPublicText,
} from '@backstage-gitops/plugin-gitops-common';

const SECRET = '(secret)';
const HIDDEN = '(hidden)';
const ADDRESS = '(address)';
const LONGEST_TEXT = 2_000;

/** The end or middle of a name whose value is a secret, however it is spelled. */
const SECRET_NAME =
  /passw|pwd|passphrase|secret|token|credential|(api|access|account|private|signing|encryption)[-_.]?key|signature|cookie|authorization|connection[-_.]?string|dsn$|webhook|htpasswd|kubeconfig$|bearer/i;
/** Names of Secrets and of booleans about them, with nothing of them inside. */
const REFERENCE_NAME = /(Name|Namespace|Refs?)$|secret-type$/;
/** Of a Secret, whatever it is called. */
const SECRET_FIELDS = ['data', 'stringData', 'binaryData'];
/** Texts of any kind, YAML mostly, in which a secret can be spelled in any way. */
const TEXT_NAMES = [
  'values',
  'templatePatch',
  'patch',
  'manifest',
  'targetState',
  'liveState',
  'normalizedLiveState',
  'predictedLiveState',
  'lua',
];
/** Lists of such texts. */
const TEXT_LISTS = ['patchesStrategicMerge', 'manifests'];
/** Addresses of repositories, which are people's; any other address is of the inside. */
const REPOSITORY_NAMES = ['repoURL', 'sourceRepos'];
const DROPPED_NAMES = ['managedFields', 'config'];
const NOTED_BY_KUBECTL = '/last-applied-configuration';

type Place = { name: string; isSecret?: boolean };

/**
 * Takes out of an answer of Argo CD what nobody may see: secrets by the name of their field, whole texts that
 * may hold one, addresses, what kubectl and field managers noted, and what is known to be ours.
 *
 * @param answer - parsed JSON
 * @param known - `secrets`: our token and password; `hosts`: of Argo CD's API and of its clusters' API servers
 * @returns JSON text
 */
export function redactRaw(
  answer: unknown,
  known: { secrets: readonly string[]; hosts: readonly string[] },
): string {
  const text = JSON.stringify(redact(answer, { name: '' }));
  const hidden = replaceAll(text, known.secrets, SECRET);
  // A host of one word, as inside of a cluster, is a word that names anything.
  const hosts = known.hosts.filter(host => /[.:]/.test(host));
  return replaceAll(hidden, hosts, ADDRESS);
}

function redact(value: unknown, place: Place): unknown {
  if (Array.isArray(value)) return value.map(item => redact(item, place));
  if (isRecord(value)) return redactRecord(value, place);
  if (place.isSecret) return isTelling(value) ? SECRET : value;
  if (typeof value !== 'string') return value;
  if (REPOSITORY_NAMES.includes(place.name)) return toPublicAddress(value);
  return toPublicText(value, { maxLength: LONGEST_TEXT });
}

function redactRecord(
  record: Record<string, unknown>,
  place: Place,
): Record<string, unknown> {
  const entries = Object.entries(record).flatMap(([name, value]) => {
    if (DROPPED_NAMES.includes(name) || name.endsWith(NOTED_BY_KUBECTL)) {
      return [];
    }
    const isText =
      (typeof value === 'string' && TEXT_NAMES.includes(name)) ||
      (Array.isArray(value) && TEXT_LISTS.includes(name));
    if (isText) return [[name, HIDDEN]];
    const isOfSecret = record.kind === 'Secret' && SECRET_FIELDS.includes(name);
    const isNamedSecret = isSecretName(name) && !REFERENCE_NAME.test(name);
    // `{ name: image.pullToken, value: … }`
    const isSecretParameter =
      (name === 'value' || name === 'string') &&
      typeof record.name === 'string' &&
      isSecretName(record.name);
    const isSecret =
      place.isSecret || isOfSecret || isNamedSecret || isSecretParameter;
    return [[name, redact(value, { name, isSecret })]];
  });
  return Object.fromEntries(entries);
}

function isSecretName(name: string): boolean {
  return SECRET_NAME.test(name);
}

function isTelling(value: unknown): boolean {
  return typeof value !== 'boolean' && value !== null && value !== '';
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

function replaceAll(
  text: string,
  wanted: readonly string[],
  instead: string,
): string {
  return wanted
    .filter(each => each.length > 3)
    .reduce(
      (result, each) =>
        result.replaceAll(JSON.stringify(each).slice(1, -1), instead),
      text,
    );
}
