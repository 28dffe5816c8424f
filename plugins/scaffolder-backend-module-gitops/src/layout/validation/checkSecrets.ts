import { isPair, isScalar, LineCounter, parseAllDocuments, visit } from 'yaml';
import { z } from 'zod/v3';
import { FileDraft } from '../FileDraft';
import { Finding } from './Finding';

const secretSchema = z.object({
  kind: z.literal('Secret'),
  sops: z.unknown().optional(),
});

const secretName =
  /(^|[-_.])(password|passwd|secret|token|api[-_]?key|private[-_]?key|access[-_]?key|credentials?)$/i;

/** Values that give something away wherever they stand. */
const secretValue =
  /-----BEGIN [A-Z ]*PRIVATE KEY-----|\b(ghp|gho|ghs)_[A-Za-z0-9]{30,}\b|\bglpat-[\w-]{20,}|\bAKIA[0-9A-Z]{16}\b|\bxox[abp]-[\w-]{10,}/;

/** Secrets in plain text, which stay in Git's history for good. */
export function checkSecrets(draft: FileDraft): Finding[] {
  return draft
    .list('')
    .filter(path => /\.ya?ml$/.test(path))
    .filter(path => !/^apps\/[^/]+\/templates\//.test(path))
    .flatMap(path => checkFile(path, draft.read(path) ?? ''));
}

function checkFile(path: string, text: string): Finding[] {
  const lines = new LineCounter();
  const documents = parseAllDocuments(text, { lineCounter: lines });
  if (!Array.isArray(documents)) return [];
  return documents.flatMap(document => {
    if (document.errors.length > 0) return [];
    const secret = secretSchema.safeParse(
      document.toJS({ maxAliasCount: 100 }),
    );
    const isPlain = secret.success && secret.data.sops === undefined;
    const found: number[] = [];
    if (isPlain) found.push(document.contents?.range?.[0] ?? 0);
    visit(document, {
      Pair(_, pair) {
        if (!isPair(pair) || !isScalar(pair.value)) return;
        const { value, range } = pair.value;
        if (typeof value !== 'string' || !range) return;
        const key = isScalar(pair.key) ? String(pair.key.value) : '';
        const isNamed = secretName.test(key) && isLiteral(path, key, value);
        if (isNamed || secretValue.test(value)) found.push(range[0]);
      },
    });
    return found.map(
      (at): Finding => ({
        severity: 'warning',
        rule: 'plaintext-secret',
        path,
        line: lines.linePos(at).line,
        message:
          'This looks like a secret in plain text. Put the value into the vault, change it there, and refer to it with gitops:secret:create.',
      }),
    );
  });
}

// A name of a Secret, a path to it or a template is none itself.
function isLiteral(path: string, key: string, value: string): boolean {
  return (
    value.length >= 6 &&
    !value.includes('{{') &&
    !value.includes('${') &&
    !/^(clusters|bootstrap)\/[^/]+\/secrets\//.test(path) &&
    !/secret$/i.test(key.replace(/name$/i, '')) &&
    !value.startsWith('ENC[')
  );
}
