const MAX_LENGTH = 500;
/** Far more than is shown; bounds the work on a text that an upstream made huge. */
const MAX_READ = 2_000;

/** Not the line of a file. */
const PORT = String.raw`(?<!\.(?:ya?ml|json|tpl|go|toml|txt)):\d{2,5}(?![\w.-]*\w)`;
/** An image is recognised by its tag or digest, or because the text calls it one. */
const NO_IMAGE = String.raw`(?<!image:? ["']?)(?<![\w./@-])(?![\w.:-]+\/[\w./-]+(?::[\w.-]+|@sha256))`;
const NAMED_SECRET = String.raw`[\w.-]*(?:passwo?r?d|pwd|passphrase|secret|token|credentials?|(?:api|access|private|client|secret)[_-]?key(?:[_-]?id)?|signature)`;
/** What a word looks like that is a secret and not the next word of a sentence. */
const SECRETIVE = String.raw`(?:(?=[^\s"']*(?:\d|[a-z][A-Z]|=))[^\s"',;]{6,}|[^\s"',;]{20,})`;

/** In this order: what names its secret first, then what looks like one, then accounts and addresses. */
const RULES: readonly [RegExp, string][] = [
  [/-----BEGIN [A-Z ]+-----[^]*?(?:-----END [A-Z ]+-----|$)/g, '(secret)'],
  [/\s+/g, ' '],
  [
    /\b[a-z][a-z0-9+.-]*:\/\/(?:\[[\da-f:.]+\])?(?:(?![.,:;)}\]]*(?:[\s"'`<>]|$))[^\s"'`<>])*/gi,
    '(address)',
  ],
  [
    new RegExp(
      String.raw`\b(authorization["'\\]*\s*[:=]\s*["'\\]*(?:(?:bearer|basic|token) )?)(?!\(secret\)|(?:bearer|basic|token) )[^\s"',;\\]+`,
      'gi',
    ),
    '$1(secret)',
  ],
  [
    new RegExp(
      String.raw`(?<![\w.-])(${NAMED_SECRET}["'\\]*\s*=\s*)(?!\(secret\))(?:\\?"[^"]*"|'[^']*'|[^\s"'&]*[^\s"'&.,;:)])`,
      'gi',
    ),
    '$1(secret)',
  ],
  [
    new RegExp(String.raw`(?<![\w.-])(--${NAMED_SECRET} )\S+`, 'gi'),
    '$1(secret)',
  ],
  [
    new RegExp(
      String.raw`(?<![\w.-])(${NAMED_SECRET}["'\\]+\s*:\s*)\\?["'][^"']*["']`,
      'gi',
    ),
    '$1(secret)',
  ],
  [
    new RegExp(
      String.raw`(?<![\w.-])(${NAMED_SECRET}["'\\]*\s*: ?)["']?(?=[^\s"']*\d)[^\s"',;/(]{6,}(?![^\s]*\/)["']?`,
      'gi',
    ),
    '$1(secret)',
  ],
  [
    new RegExp(
      String.raw`\b((?:[Bb]earer|BEARER|[Bb]asic|BASIC|[Tt]oken) )(?!sha\d)${SECRETIVE}`,
      'g',
    ),
    '$1(secret)',
  ],
  [/\beyJ[\w-]{5,}\.[\w-]+(?:\.[\w-]*)?/g, '(secret)'],
  [
    /\b(?:gh[opusr]_|github_pat_|gl[a-z]{2,4}-|xox[a-z]-|npm_|dckr_pat_|hv[sb]\.|ATATT|ya29\.|AIza|k8s-aws-v1\.|kubeconfig-u-)[\w.:+/=-]{8,}/g,
    '(secret)',
  ],
  [/\b(?:AKIA|ASIA)[A-Z0-9]{12,}\b/g, '(secret)'],
  [
    /(?<![\w+-])(?=[\w+-]*[a-z])(?=[\w+-]*[A-Z])(?=[\w+-]*\d)[\w+-]{36,}={0,2}/g,
    '(secret)',
  ],
  [/,? \bsub: .*$/g, ''],
  [/\barn:aws[\w-]*:[^\s"',;]+/g, '(account)'],
  [/\b(user(?:name)?) ?(["'])[^"']*\2/gi, '$1 "(account)"'],
  [/\b(user(?:name)?=)["']?[^\s"',;&]+["']?/gi, '$1(account)'],
  [/\bsystem:(?:serviceaccount|node|bootstrap):[\w.:-]*\w/g, '(account)'],
  [
    /[^\s"'`<>()[\]{},;=]+@(?!sha\d+:|v?\d+\.)(?:\[[\da-f:.]+\]|[\w.-]*\w):[\w~./-]*\w/gi,
    '(address)',
  ],
  [/[^\s"'`<>()[\]{},;=]+@(?!sha\d+:|v?\d+\.)[\w.-]*\w/g, '(account)'],
  [/\b(dial (?:tcp|udp)[46]?) (?:(?!:? |:?$)\S)+/g, '$1 (address)'],
  [
    /\blookup (?:[\w-]+(?:\.[\w-]+)+\.?|[\w-]+(?= on |: no such host|: server misbehaving|: i\/o))/g,
    'lookup (address)',
  ],
  [
    /\b(certificate is (?:not )?valid for (?:any names, but wanted to match )?)(?:(?!: )[^"])+/g,
    '$1(address)',
  ],
  [
    /\[(?=[\da-f:.]*(?:::|(?:[\da-f]*:){4}))[\da-f:.]+(?:%\w+)?\](?::\d+)?/gi,
    '(address)',
  ],
  [
    /(?<![\w:.])(?=[\da-f:]*(?:::|(?:[\da-f]+:){7}))[\da-f]*:[\da-f:.]*[\da-f](?![\w:])/gi,
    '(address)',
  ],
  [
    /(?<![\w.-]|\/[\w.-]+:|version:? "?)\d{1,3}(?:\.\d{1,3}){3}(?![\w-]|\.\d)(?::\d{1,5})?(?:\/\d{1,2}\b)?/g,
    '(address)',
  ],
  [/\bip-\d+-\d+-\d+-\d+(?:\.[\w-]+)*/g, '(address)'],
  [
    new RegExp(
      String.raw`${NO_IMAGE}(?:[\w-]+(?:\.[\w-]+)+|localhost)${PORT}(?:\/[^\s"',;)]*)?`,
      'g',
    ),
    '(address)',
  ],
  [
    new RegExp(
      String.raw`${NO_IMAGE}[\w-]+(?:\.[\w-]+)*\.(?:internal|corp|lan|local|intranet|localdomain|svc)\b(?!-)(?:\.[\w-]+)*(?::\d+)?(?:\/[^\s"',;)]*)?`,
      'g',
    ),
    '(address)',
  ],
];

/**
 * Makes an upstream's sentence fit for anyone's eyes: addresses, accounts and secrets are taken out,
 * line breaks too, and what is very long is cut. Git's hashes, images, versions, names of resources
 * and namespaces stay.
 *
 * @remarks A safety net, not a proof: a secret that looks like a word of the sentence cannot be told
 * from one.
 * @param text - what an engine said
 * @param options - `maxLength`: characters of the longest answer; 500 unless told
 * @public
 */
export function toPublicText(
  text: string,
  options: { maxLength?: number } = {},
): string {
  const { maxLength = MAX_LENGTH } = options;
  // The cut may go through a secret, whose rest would look like none.
  const read =
    text.length > MAX_READ
      ? text.slice(0, MAX_READ).replace(/\s\S*$/, '')
      : text;
  const safe = RULES.reduce(
    (told, [pattern, instead]) => told.replace(pattern, instead),
    read,
  ).trim();
  return safe.length > maxLength ? `${safe.slice(0, maxLength - 1)}…` : safe;
}
