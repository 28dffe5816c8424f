import { NotAllowedError } from '@backstage/errors';
import { allowedPaths } from './allowedPaths';
import { parseRawRead } from './parseRawRead';

const parse = (path: string, query: string | [string, string][] = '') =>
  parseRawRead({ path, query: new URLSearchParams(query) });

function isRefused(path: string, query: string | [string, string][] = '') {
  try {
    parse(path, query);
    return false;
  } catch (error) {
    return error instanceof NotAllowedError;
  }
}

/** What may be read, as `{…}` filled in. */
const good = allowedPaths.map(({ path }) =>
  path
    .replace('{name}', 'checkout-api-aws-eks')
    .replace('{revision}', '2a5eb967f74dbe057ea7ffa6c35e3706979136ef')
    .replace('{cluster}', 'arn%3Aaws%3Aeks%3A1'),
);

/** What is not there to be read, each as somebody would try it. */
const bad = [
  '',
  '/',
  '//',
  'api/version',
  '/version',
  '/API/version',
  '/api',
  '/api/v1',
  '/api/v2/applications',
  '/api/v1/session',
  '/api/v1/session/userinfo',
  '/api/v1/settings',
  '/api/v1/settings/plugins',
  '/api/v1/account',
  '/api/v1/account/admin/token',
  '/api/v1/account/can-i/applications/get/x',
  '/api/v1/repositories',
  '/api/v1/repocreds',
  '/api/v1/write-repositories',
  '/api/v1/certificates',
  '/api/v1/gpgkeys',
  '/api/v1/notifications/services',
  '/api/v1/stream/applications',
  '/api/v1/stream/applications/shop/resource-tree',
  '/api/v1/applications/shop/manifests',
  '/api/v1/applications/shop/managed-resources',
  '/api/v1/applications/shop/resource',
  '/api/v1/applications/shop/resource/actions',
  '/api/v1/applications/shop/server-side-diff',
  '/api/v1/applications/shop/logs',
  '/api/v1/applications/shop/pods/a/logs',
  '/api/v1/applications/shop/links',
  '/api/v1/applications/shop/sync',
  '/api/v1/applications/shop/rollback',
  '/api/v1/applications/shop/operation',
  '/api/v1/applications/-shop',
  '/api/v1/applications/shop.',
  '/api/v1/applications/shop/revisions/main',
  '/api/v1/applications/shop/revisions/feature%2Fa/metadata',
  '/api/v1/applications/shop/revisions/v1..v2/metadata',
  '/api/v1/applicationsets/generate/x',
  '/api/v1/clusters/https%3A%2F%2Fkubernetes.default.svc',
  '/api/v1/clusters/a/rotate-auth',
  '/api/v1/projects/services/detailed',
  '/api/v1/projects/services/roles/x/token',
  '/api/dex/auth',
  '/auth/callback',
  '/metrics',
  '/healthz',
  '/swagger.json',
  '/terminal',
  '/api/webhook',
  '/api/badge',
];

/** What hides in a path, from people who tried it elsewhere. */
const tricks = [
  '.',
  '..',
  '...',
  '%2e',
  '%2e%2e',
  '%252e%252e',
  '.%2e',
  '..%2f',
  '%2f',
  '%2F..%2F',
  '%5c',
  '\\',
  '..\\',
  '%00',
  '%0a',
  '%0d%0aX-Injected:%201',
  '%09',
  '%20',
  '%7f',
  '%',
  '%zz',
  '%c0%ae%c0%ae',
  '%e0%80%ae',
  '%ff',
  '\u0000',
  '\n',
  ';',
  ';a=b',
  '?',
  '#',
  '@',
  'http:',
  'https%3A%2F%2Fevil.test',
  'user%40evil.test',
  'a:b',
  'a%3Ab',
  '*',
  '{name}',
  '%7Bname%7D',
  '~',
  'ＡＰＩ',
  '．．',
  'ｓhop',
  '\u202e',
  '\ufeff',
  'SHOP',
  'a'.repeat(254),
];

describe('parseRawRead', () => {
  it.each(good)('lets %s through, and knows its segments', path => {
    const { path: segments } = parse(path);
    expect(`/api/${segments.map(encodeURIComponent).join('/')}`).toBe(path);
  });

  it.each(bad)('refuses %j', path => {
    expect(isRefused(path)).toBe(true);
  });

  it('refuses everything that hides in a segment, anywhere in any path', () => {
    const corpus = good.flatMap(path => {
      const segments = path.split('/').slice(1);
      return tricks.flatMap(trick =>
        segments.flatMap((segment, index) => [
          ...[trick, `${segment}${trick}`, `${trick}${segment}`].map(each =>
            ['', ...segments.with(index, each)].join('/'),
          ),
          ['', ...segments.toSpliced(index, 0, trick)].join('/'),
        ]),
      );
    });
    // In a cluster's name a colon is nothing special, nor is a capital letter; tildes and dots are in none.
    const harmless = /^\/api\/v1\/clusters\/(?!https%3A%2F)[\w%.:@~ -]*$/;
    const let_through = corpus.filter(
      path => !isRefused(path) && !harmless.test(path),
    );
    expect(corpus.length).toBeGreaterThan(5_000);
    // A revision may be written in capitals, a name of Kubernetes not.
    expect(
      let_through.filter(path => !/\/revisions\/[A-Za-z0-9]+\//.test(path)),
    ).toEqual([]);
  });

  it('never gives a segment that could be two, or none', () => {
    for (const path of good.flatMap(each =>
      tricks.map(trick => each.replace(/[^/]+$/, trick)),
    )) {
      if (isRefused(path)) continue;
      for (const segment of parse(path).path) {
        expect(segment).toMatch(/^[A-Za-z0-9][\w.:@ +-]*$/);
        expect(segment).not.toMatch(/^\.+$|[/\\%]/);
      }
    }
  });

  it('refuses absolute addresses and paths that are too long', () => {
    expect(isRefused('https://evil.test/api/version')).toBe(true);
    expect(isRefused('//evil.test/api/version')).toBe(true);
    expect(isRefused(`/api/version${'/'.repeat(2_000)}`)).toBe(true);
    expect(isRefused(`/api/v1/applications/${'a'.repeat(2_000)}`)).toBe(true);
  });

  it('passes on the queries it knows, several where several are taken', () => {
    expect(
      parse('/api/v1/applications', 'projects=a&projects=b&fields=items.spec'),
    ).toEqual({
      path: ['v1', 'applications'],
      query: { projects: ['a', 'b'], fields: ['items.spec'] },
    });
    expect(parse('/api/v1/clusters/aws-eks').query).toEqual({
      'id.type': ['name'],
    });
  });

  it.each([
    ['/api/v1/applications/shop', 'refresh=hard'],
    ['/api/v1/applications/shop', 'project=a&project=b'],
    ['/api/v1/applications/shop', 'resourceVersion=9'],
    ['/api/v1/applications', 'Projects=a'],
    ['/api/v1/applications', 'selector=a%0ab'],
    ['/api/v1/applications', `selector=${'a'.repeat(1_025)}`],
    ['/api/v1/applications', 'name='],
    ['/api/v1/clusters/aws-eks', 'id.type=url'],
    ['/api/v1/clusters', 'server=https://x'],
    ['/api/version', 'a=b'],
    ['/api/v1/projects', '__proto__=a'],
  ])('refuses %s?%s', (path, query) => {
    expect(isRefused(path, query)).toBe(true);
  });

  it('says what is allowed', () => {
    expect(() => parse('/api/v1/settings')).toThrow(
      /Allowed, with GET, are \/api\/version, \/api\/v1\/applications, /,
    );
    expect(() => parse('/api/v1/applications/a', 'refresh=hard')).toThrow(
      'It takes project, appNamespace, in the form',
    );
  });
});
