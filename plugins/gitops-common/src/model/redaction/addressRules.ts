import { RedactionRule } from './RedactionRule';

/** An image is known by its tag or digest, or because the text calls it one. */
const NO_IMAGE = String.raw`(?<!image:? ["']?)(?<![\w./@-])(?![\w.:-]+\/[\w./-]+(?::[\w.-]+|@sha256))`;
/** Not the line of a file. */
const PORT = String.raw`(?<!\.(?:ya?ml|json|tpl|go|toml|txt)):\d{2,5}(?![\w.-]*\w)`;
const PATH = String.raw`(?:\/[^\s"',;)]*)?`;

/** Addresses without a scheme. A bare host name looks like an API group: only inner ones are known. */
export const addressRules: readonly RedactionRule[] = [
  [/\b(dial (?:tcp|udp)[46]?) (?:(?!:? |:?$)\S)+/g, '$1 (address)'],
  [
    /\blookup (?:[\w-]+(?:\.[\w-]+)+\.?|[\w-]+(?= on |: no such host|: server misbehaving|: i\/o))/g,
    'lookup (address)',
  ],
  [/\b(connect(?:ing|ion)? to|reach) [\w.-]+:\d{2,5}\b/g, '$1 (address)'],
  [
    /\b((?:host(?:name)?|server|addr(?:ess)?|endpoint)=)[^\s"',;&()]+/gi,
    '$1(address)',
  ],
  [
    /\b(certificate is (?:not )?valid for (?:any names, but wanted to match )?)(?:(?!: )[^"])+/g,
    '$1(address)',
  ],
  // IPv6: in brackets, then bare
  [
    /\[(?=[\da-f:.]*(?:::|(?:[\da-f]*:){4}))[\da-f:.]+(?:%\w+)?\](?::\d+)?/gi,
    '(address)',
  ],
  [
    /(?<![\w:.])(?=[\da-f:]*(?:::|(?:[\da-f]+:){7}))[\da-f]*:[\da-f:.]*[\da-f](?![\w:])/gi,
    '(address)',
  ],
  // IPv4, but neither a tag nor a version of four parts
  [
    /(?<![\w.-]|\/[\w.-]+:|version:? "?)\d{1,3}(?:\.\d{1,3}){3}(?![\w-]|\.\d)(?::\d{1,5})?(?:\/\d{1,2}\b)?/g,
    '(address)',
  ],
  [/\bip-\d+-\d+-\d+-\d+(?:\.[\w-]+)*/g, '(address)'],
  // `host.example.com:6443`
  [
    new RegExp(
      String.raw`${NO_IMAGE}(?:[\w-]+(?:\.[\w-]+)+|localhost)${PORT}${PATH}`,
      'g',
    ),
    '(address)',
  ],
  // `kube.internal.corp`, `x.eks.amazonaws.com`
  [
    new RegExp(
      String.raw`${NO_IMAGE}[\w-]+(?:\.[\w-]+)*\.(?:internal|corp|lan|local|intranet|localdomain|svc|azmk8s\.io|gke\.goog|(?:eks|elb|rds)\.amazonaws\.com)\b(?!-)(?:\.[\w-]+)*(?::\d+)?${PATH}`,
      'gi',
    ),
    '(address)',
  ],
];
