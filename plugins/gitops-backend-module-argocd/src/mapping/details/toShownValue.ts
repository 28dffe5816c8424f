import { toPublicText } from '@backstage-gitops/plugin-gitops-common';

const SECRET = '(secret)';
const MAX_LENGTH = 300;
/** The end or middle of a name whose value is a secret, however it is spelled. */
const SECRET_NAME =
  /passw|pwd|passphrase|secret|token|credential|(?:api|access|account|private|signing|encryption)[-_.]?key|cookie|authorization|connection[-_.]?string|dsn$|webhook|htpasswd|kubeconfig|bearer/i;
/** Names of Secrets, and of keys in them, with nothing of them inside. */
const REFERENCE_NAME =
  /(?:name|namespace|ref|refs|enabled|existingsecret|secretkey|create|type|kind|policy|ttl|path)$/i;

/** The value of a parameter for anyone's eyes: masked where its name or its looks are those of a secret. */
export function toShownValue(name: string, value: string): string {
  if (value === '') return value;
  const last = name.split('.').pop() ?? '';
  const isReference = REFERENCE_NAME.test(last.replace(/\[\d+\]$/, ''));
  if (SECRET_NAME.test(name) && !isReference) return SECRET;
  return toPublicText(value, { maxLength: MAX_LENGTH });
}
