import { RedactionRule } from './RedactionRule';

/** Up to the at sign. What Git and Helm write behind one is kept: `main@sha1:…`, `chart@1.2.3`. */
const BEFORE_AT = String.raw`[^\s"'\x60<>()[\]{},;=]+@(?!sha\d+:|v?\d+\.)`;

/** Who asked, and as whom. */
export const accountRules: readonly RedactionRule[] = [
  // Argo CD's refusals end so: `, sub: proj:p:r, iat: …`
  [/,? \bsub: .*$/g, ''],
  [/\barn:aws[\w-]*:[^\s"',;]+/g, '(account)'],
  [/\b(user(?:name)?) ?(["'])[^"']*\2/gi, '$1 "(account)"'],
  [/\b(user(?:name)?=)["']?[^\s"',;&]+["']?/gi, '$1(account)'],
  [/\bsystem:(?:serviceaccount|node|bootstrap):[\w.:-]*\w/g, '(account)'],
  // `git@host:org/repo`
  [
    new RegExp(
      String.raw`${BEFORE_AT}(?:\[[\da-f:.]+\]|[\w.-]*\w):[\w~./-]*\w`,
      'gi',
    ),
    '(address)',
  ],
  [new RegExp(String.raw`${BEFORE_AT}[\w.-]*\w`, 'g'), '(account)'],
];
