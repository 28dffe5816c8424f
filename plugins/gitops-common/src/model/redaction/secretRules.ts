import { RedactionRule } from './RedactionRule';

/** The end of a name whose value is a secret: `GITHUB_TOKEN`, `client-secret`, `AccountKey`. */
const NAME = String.raw`[\w.-]*(?:passwo?r?d|pwd|passphrase|secret|token|credentials?|(?:api|access|account|private|client|secret)[_-]?key(?:[_-]?id)?|signature|sig|cookie)`;
/** Quotes around a name or a value, also those of JSON inside of JSON. */
const QUOTES = String.raw`["'\\]`;
/** Looks like a secret, not like the next word of a sentence. */
const SECRETIVE = String.raw`(?:(?=[^\s"']*(?:\d|[a-z][A-Z]|=))[^\s"',;]{6,}|[^\s"',;]{20,})`;

/** Secrets: first those that something names, then those one knows by their looks. */
export const secretRules: readonly RedactionRule[] = [
  [/-----BEGIN [A-Z ]+-----.*?(?:-----END [A-Z ]+-----|$)/g, '(secret)'],
  // `Authorization: Bearer x`
  [
    new RegExp(
      String.raw`\b(authorization${QUOTES}*\s?[:=]\s?${QUOTES}*(?:(?:bearer|basic|token) )?)(?!\(secret\)|(?:bearer|basic|token) )[^\s"',;\\]+`,
      'gi',
    ),
    '$1(secret)',
  ],
  // `password=x`, `password="x y"`
  [
    new RegExp(
      String.raw`(?<![\w.-])(${NAME}${QUOTES}*\s?=\s?)(?!\(secret\))(?:\\?"[^"]*"|'[^']*'|[^\s"'&]*[^\s"'&.,;:)])`,
      'gi',
    ),
    '$1(secret)',
  ],
  // `--password x`
  [new RegExp(String.raw`(?<![\w.-])(--${NAME} )\S+`, 'gi'), '$1(secret)'],
  // `"password": "x"`
  [
    new RegExp(
      String.raw`(?<![\w.-])(${NAME}${QUOTES}+\s?:\s?)\\?["'][^"']*["']`,
      'gi',
    ),
    '$1(secret)',
  ],
  // `password: x1`; a word without a digit would be that of a sentence: `invalid token: expired`
  [
    new RegExp(
      String.raw`(?<![\w.-])(${NAME}${QUOTES}*\s?: ?)["']?(?=[^\s"']*\d)[^\s"',;/(]{6,}(?!\S*\/)["']?`,
      'gi',
    ),
    '$1(secret)',
  ],
  // `Bearer x`; with the cases spelled out, as the looks of what follows depend on case
  [
    new RegExp(
      String.raw`\b((?:[Bb]earer|BEARER|[Bb]asic|BASIC|[Tt]oken|[Pp]assword) )(?!sha\d)${SECRETIVE}`,
      'g',
    ),
    '$1(secret)',
  ],
  // JSON web tokens
  [/\beyJ[\w-]{5,}\.[\w-]+(?:\.[\w-]*)?/g, '(secret)'],
  // Tokens that say by a prefix whose they are: GitHub, GitLab, Slack, npm, Docker, Vault …
  [
    /\b(?:gh[opusr]_|github_pat_|gl[a-z]{2,4}-|xox[a-z]-|npm_|dckr_pat_|hv[sb]\.|ATATT|ya29\.|AIza|k8s-aws-v1\.|kubeconfig-u-)[\w.:+/=-]{8,}/g,
    '(secret)',
  ],
  [/\b(?:AKIA|ASIA)[A-Z0-9]{12,}\b/g, '(secret)'],
  // Long, in both cases and with digits: no hash, and no name of a resource
  [
    /(?<![\w+-])(?=[\w+-]*[a-z])(?=[\w+-]*[A-Z])(?=[\w+-]*\d)[\w+-]{36,}={0,2}/g,
    '(secret)',
  ],
];
