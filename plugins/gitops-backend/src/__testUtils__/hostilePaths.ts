/** Where the raw proxy reads an Argo CD called `hub`. */
export const RAW_PREFIX = '/api/gitops/v1/proxy/argocd/hub';

/** What has broken some proxy or other, each to be put where a segment may be. */
const hostileSegments = [
  '.',
  '..',
  '...',
  '%2e',
  '%2E%2e',
  '.%2e',
  '%2e.',
  '%252e%252e',
  '%25252e',
  '%2f',
  '%2F',
  'a%2fb',
  'a%2F..%2Fb',
  '%252f',
  '%5c',
  '%5C',
  'a%5cb',
  '%255c',
  '\\',
  '..\\',
  'a\\b',
  '%00',
  'a%00b',
  '%0a',
  '%0d%0aX-Evil:%201',
  '%09',
  '%1f',
  '%7f',
  '%c0%ae%c0%ae',
  '%c0%af',
  '%e0%80%af',
  '%ff',
  '%ef%bc%8f',
  '%e2%88%95',
  '%e2%80%ae',
  '%u002e',
  '%',
  '%2',
  '%zz',
  '%%32%65',
  ';',
  'a;b=c',
  '..;',
  '%3b',
  ';%2f..',
  '%3f',
  '%23',
  'a%3Fb',
  '%20',
  'a%20b',
  '{a}',
  '"a"',
  '<a>',
  '|',
  '^',
  '`',
  '[a]',
  '\xe9',
  '\x80',
  "'",
  '$a',
  '(a)',
  '*',
  '**',
  '!',
  '&',
  ',',
  '=',
  '%26',
  '%2A',
  '%24%7Bjndi%7D',
];

/** Whole targets that are no path below the engine. */
const hostileTargets = [
  `http://127.0.0.1:1${RAW_PREFIX}/api`,
  `http://localhost${RAW_PREFIX}/api/v1/clusters`,
  `https://evil.example.com${RAW_PREFIX}/api`,
  `HTTP://localhost${RAW_PREFIX}/api`,
  `//evil.example.com${RAW_PREFIX}/api`,
  `/${RAW_PREFIX}/api`,
  `${RAW_PREFIX}//api`,
  `${RAW_PREFIX}//evil.example.com/api`,
  `${RAW_PREFIX}/http://evil.example.com/`,
  `${RAW_PREFIX}/https:%2F%2Fevil.example.com`,
  `${RAW_PREFIX}/api/`,
  `${RAW_PREFIX}/api//`,
  `${RAW_PREFIX}///`,
  `${RAW_PREFIX}/`,
  RAW_PREFIX,
  `${RAW_PREFIX}?x=1`,
  `${RAW_PREFIX}/?x=1`,
  `${RAW_PREFIX}/#/api`,
  `${RAW_PREFIX}/api#x`,
  `${RAW_PREFIX}/../hub/api`,
  `${RAW_PREFIX}/../../flux/hub/api`,
  `${RAW_PREFIX}%2Fapi`,
  `${RAW_PREFIX}%00/api`,
  `${RAW_PREFIX};x=1/api`,
  `${RAW_PREFIX}./api`,
  `${RAW_PREFIX.toUpperCase()}/api`,
  `${RAW_PREFIX.replace('argocd', 'ARGOCD')}/api`,
  `${RAW_PREFIX.replace('/hub', '/%2e%2e')}/api`,
  `${RAW_PREFIX.replace('/hub', '/%68ub%2f..')}/api`,
  `${RAW_PREFIX.replace('/hub', '/..')}/api`,
  `${RAW_PREFIX.replace('/hub', '/')}/api`,
  `${RAW_PREFIX.replace('/v1/', '/v1/./')}/api`,
  `${RAW_PREFIX.replace('/v1/', '/v1/../v1/')}/api`,
  `${RAW_PREFIX.replace('/v1/', '//v1//')}/api`,
  `${RAW_PREFIX.replace('/proxy', '/%70roxy')}/api`,
  `${RAW_PREFIX}/${'a'.repeat(1_100)}`,
  `${RAW_PREFIX}/${'a/'.repeat(600)}a`,
  `${RAW_PREFIX}/${'%2e%2e%2f'.repeat(200)}`,
  `${RAW_PREFIX}/api?x=${'a'.repeat(2_100)}`,
  `${RAW_PREFIX}/api?${Array(40).fill('a=1').join('&')}`,
  `${RAW_PREFIX}/api?x=%00`,
  `${RAW_PREFIX}/api?x=%0d%0aa:b`,
  `${RAW_PREFIX}/api?x=%zz`,
  `${RAW_PREFIX}/api?x=%`,
  `${RAW_PREFIX}/api?x=%ff`,
  `${RAW_PREFIX}/api?x=\\`,
  `${RAW_PREFIX}/api?x=a;b`,
  `${RAW_PREFIX}/api?x=%c3%a9`,
  `${RAW_PREFIX}/api?x=\xe9`,
  `${RAW_PREFIX}/api?x=<a>`,
  `*`,
  `localhost:80`,
  `\\api\\gitops`,
];

/** Request targets that must never reach an engine: several hundred. */
export const hostilePaths: readonly string[] = [
  ...hostileTargets,
  ...hostileSegments.flatMap(segment => [
    `${RAW_PREFIX}/${segment}`,
    `${RAW_PREFIX}/api/v1/${segment}`,
    `${RAW_PREFIX}/api/${segment}/applications`,
    `${RAW_PREFIX}/${segment}/api?project=x`,
    // Dots at the end of a name are part of it.
    ...(/^(\.|%2e)+$/i.test(segment)
      ? []
      : [`${RAW_PREFIX}/api/v1/applications${segment}`]),
    `${RAW_PREFIX.replace('/hub', `/${segment}`)}/api`,
  ]),
];

/** What may be asked, with what the engine is to be asked then. */
export const allowedPaths: readonly [written: string, asked: string][] = [
  ['/api/v1/applications', '/api/v1/applications'],
  ['/api/v1/applications/checkout-api', '/api/v1/applications/checkout-api'],
  ['/api/v1/%61pplications', '/api/v1/applications'],
  ['/api/v1/clusters/a:b', '/api/v1/clusters/a%3Ab'],
  ['/api/v1/clusters/a%3Ab', '/api/v1/clusters/a%3Ab'],
  ['/api/v1/clusters/a%3ab', '/api/v1/clusters/a%3Ab'],
  ['/x/v1.2.0+5b6f~1@2', '/x/v1.2.0%2B5b6f~1%402'],
  ['/.well-known/..a/a..', '/.well-known/..a/a..'],
  ['/a?x=../..&y=%2F%5C', '/a'],
];

/** Random targets out of parts that mean something to some reader; the same for the same seed. */
export function createRandomPaths(seed: number, count: number): string[] {
  let state = seed;
  const next = (below: number) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
  const parts = [
    ...['/', '/', '/', '//', '.', '..', '%2e', '%2f', '%5c', '\\', '%25', '%'],
    ...[';', '?', '#', '%00', '%0a', ':', '@', '&', '=', '+', '~', '%3A'],
    ...['api', 'v1', 'hub', 'applications', 'a', '0', 'stream', 'http:', '%61'],
  ];
  return Array.from({ length: count }, () => {
    const length = 1 + next(9);
    const tail = Array.from({ length }, () => parts[next(parts.length)]);
    return `${RAW_PREFIX}/${tail.join('')}`;
  });
}
