import { NotAllowedError } from '@backstage/errors';
import { allowedPaths, rawFluxKinds } from './allowedPaths';
import { parseRawRead } from './parseRawRead';

const parse = (path: string, query: string | [string, string][] = '') =>
  parseRawRead({ path, query: new URLSearchParams(query) });
const isRefused = (path: string, query: string | [string, string][] = '') => {
  try {
    parse(path, query);
    return false;
  } catch (error) {
    return error instanceof NotAllowedError;
  }
};

const FLUX = '/apis/kustomize.toolkit.fluxcd.io/v1';
const LIST = `${FLUX}/namespaces/flux-system/kustomizations`;
const SINGLE = `${LIST}/apps`;
const good = [
  '/version',
  '/apis',
  '/apis/kustomize.toolkit.fluxcd.io',
  FLUX,
  `${FLUX}/kustomizations`,
  LIST,
  SINGLE,
  '/apis/kustomize.toolkit.fluxcd.io/v1beta2/kustomizations',
  ...Object.entries(rawFluxKinds).flatMap(([group, plurals]) =>
    plurals.map(plural => `/apis/${group}/v1/${plural}`),
  ),
  '/apis/apps/v1/deployments',
  '/apis/apps/v1/namespaces/shop/statefulsets/cart',
  '/api/v1/pods',
  '/api/v1/namespaces/shop/pods/cart-5d9c7-x2x8l',
  '/api/v1/events',
  '/api/v1/namespaces/flux-system/events/checkout-api.18ea8776737f0f90',
];

/** What is not there to be read, each as somebody would try it. */
const bad = [
  '',
  '/',
  '//',
  'version',
  '/version/',
  '/Version',
  '/healthz',
  '/metrics',
  '/logs',
  '/openapi/v2',
  '/openapi/v3',
  '/api',
  '/api/v1',
  '/api/v1/namespaces',
  '/api/v1/nodes',
  '/api/v1/secrets',
  '/api/v1/configmaps',
  '/api/v1/serviceaccounts',
  '/api/v1/namespaces/flux-system/secrets',
  '/api/v1/namespaces/flux-system/secrets/flux-system',
  '/api/v1/namespaces/flux-system/configmaps/values',
  '/api/v1/namespaces/shop/pods/cart/log',
  '/api/v1/namespaces/shop/pods/cart/exec',
  '/api/v1/namespaces/shop/pods/cart/attach',
  '/api/v1/namespaces/shop/pods/cart/portforward',
  '/api/v1/namespaces/shop/pods/cart/proxy',
  '/api/v1/namespaces/shop/pods/cart/proxy/admin',
  '/api/v1/namespaces/shop/pods/cart/status',
  '/api/v1/namespaces/shop/pods/cart/eviction',
  '/api/v1/namespaces/shop/services/cart/proxy',
  '/api/v1/namespaces/shop/serviceaccounts/default/token',
  '/api/v1/nodes/node-1/proxy/runningpods/',
  '/api/v1/watch/pods',
  '/api/v1/watch/namespaces/shop/pods',
  '/api/v1/proxy/namespaces/shop/pods/cart',
  '/api/v2/pods',
  '/apis/',
  '/apis/apps',
  '/apis/apps/v1',
  '/apis/apps/v1/deployments/cart/scale',
  '/apis/apps/v1/namespaces/shop/deployments/cart/scale',
  '/apis/apps/v1/namespaces/shop/controllerrevisions',
  '/apis/apps/v1beta1/deployments',
  '/apis/batch/v1/jobs',
  '/apis/authentication.k8s.io/v1/tokenreviews',
  '/apis/authorization.k8s.io/v1/selfsubjectrulesreviews',
  '/apis/rbac.authorization.k8s.io/v1/clusterroles',
  '/apis/external-secrets.io/v1/externalsecrets',
  '/apis/notification.toolkit.fluxcd.io/v1/receivers',
  '/apis/notification.toolkit.fluxcd.io/v1beta3/providers',
  '/apis/kustomize.toolkit.fluxcd.io.evil.example/v1/kustomizations',
  '/apis/evil.kustomize.toolkit.fluxcd.io/v1/kustomizations',
  '/apis/kustomizeXtoolkit.fluxcd.io/v1/kustomizations',
  '/apis/kustomize.toolkit.fluxcd.io/v1/helmreleases',
  '/apis/kustomize.toolkit.fluxcd.io/v1/namespaces/a/gitrepositories',
  '/apis/helm.toolkit.fluxcd.io/v2/kustomizations',
  `${FLUX}/secrets`,
  `${FLUX}/Kustomizations`,
  `${FLUX}/kustomizations/apps`,
  `${FLUX}/namespaces`,
  `${FLUX}/namespaces/flux-system`,
  `${SINGLE}/status`,
  `${SINGLE}/scale`,
  `${FLUX}/namespaces/${'a'.repeat(254)}/kustomizations`,
  `${FLUX}/namespaces/-a/kustomizations`,
  `${FLUX}/namespaces/a-/kustomizations`,
  `${FLUX}/namespaces/.a/kustomizations`,
  `${FLUX}/namespaces/A/kustomizations`,
  `${FLUX}/namespaces/a_b/kustomizations`,
  `${FLUX}/namespaces/*/kustomizations`,
  '/apis/kustomize.toolkit.fluxcd.io/v0/kustomizations',
  '/apis/kustomize.toolkit.fluxcd.io/v/kustomizations',
  '/apis/kustomize.toolkit.fluxcd.io/latest/kustomizations',
  '/apis/kustomize.toolkit.fluxcd.io/v1gamma1/kustomizations',
  'http://169.254.169.254/latest/meta-data',
  'https://evil.example/version',
  '//evil.example/version',
  '/\\evil.example/version',
  '\\version',
  '@evil.example/version',
  '/@evil.example/version',
  '/version@evil.example',
  ':6443/version',
  '/{fluxGroup}',
  '/apis/{fluxGroup}/{version}/{fluxPlural}',
  '/apis/__proto__',
  '/apis/constructor/v1/kustomizations',
  `/${'a'.repeat(5_000)}`,
  `${SINGLE}${'/'.repeat(2_000)}`,
];

/** What is put into a good path to lead it elsewhere. */
const tricks = [
  '..',
  '.',
  '...',
  '%2e%2e',
  '%2E%2E',
  '%2e',
  '.%2e',
  '%252e%252e',
  '%2f',
  '%2F',
  '%5c',
  '%00',
  '%0a',
  '%0d%0a',
  '%20',
  '%23',
  '%3f',
  '%25',
  '%',
  '%zz',
  '%c0%ae%c0%ae',
  '%u002e',
  '\\',
  '\\..',
  '..\\',
  ';',
  ';a=b',
  '..;',
  '?',
  '?watch=true',
  '#',
  '#a',
  ' ',
  '\t',
  '\n',
  '\r\nX-Evil: 1',
  '\0',
  '\u007f',
  '\u2025',
  '\uff0e\uff0e',
  '\u2215',
  '\ud800',
  'ſecrets',
  'ｓecrets',
  '&',
  '=',
  '+',
  ',',
  '~',
  '*',
  '$',
  '`id`',
  "'",
  '"',
  '<script>',
  '{}',
  '[::1]',
  '@',
  ':',
  '|',
  '^',
  '!',
];

/** Every trick at every place of some good paths: as a segment of its own, before, inside and after one. */
function createTricked(): string[] {
  return ['/version', `${FLUX}/kustomizations`, SINGLE].flatMap(path => {
    const segments = path.split('/');
    return tricks.flatMap(trick =>
      segments.slice(1).flatMap((segment, index) => {
        const at = index + 1;
        const withSegment = (text: string) =>
          segments.map((each, i) => (i === at ? text : each)).join('/');
        return [
          withSegment(trick),
          withSegment(`${trick}/${segment}`),
          withSegment(`${segment}/${trick}`),
          withSegment(`${trick}${segment}`),
          withSegment(`${segment}${trick}`),
          withSegment(`${segment.slice(0, 2)}${trick}${segment.slice(2)}`),
        ];
      }),
    );
  });
}

describe('parseRawRead', () => {
  it.each(good)('lets %s through as it is', path => {
    expect(parse(path)).toBe(path);
  });

  it.each(bad)('refuses %j', path => {
    expect(isRefused(path)).toBe(true);
  });

  it('refuses a corpus of paths with a trick at every place', () => {
    const corpus = createTricked();
    expect(corpus.length).toBeGreaterThan(2_000);
    const passed = corpus.filter(path => !isRefused(path));
    // A name may hold a dot; that leads nowhere else.
    expect(passed.filter(path => !/^[a-z0-9/.-]+$/.test(path))).toEqual([]);
    for (const path of passed) {
      expect(new URL(path, 'http://cluster').pathname).toBe(path);
      expect(path.split('/')).not.toContain('..');
      expect(good.map(toForm)).toContain(toForm(path));
    }
  });

  it('takes the query of a list, each key once', () => {
    expect(
      parse(
        LIST,
        'limit=50&continue=eyJ2IjoibWV0YS5rOHMuaW8vdjEifQ&labelSelector=a%3Db%2Cc+in+(d)&fieldSelector=metadata.name%3Da',
      ),
    ).toBe(
      `${LIST}?limit=50&continue=eyJ2IjoibWV0YS5rOHMuaW8vdjEifQ&labelSelector=a%3Db%2Cc+in+%28d%29&fieldSelector=metadata.name%3Da`,
    );
  });

  it.each([
    'watch=true',
    'watch=1',
    'watch=',
    'Watch=true',
    'follow=true',
    'dryRun=All',
    'pretty=true',
    'timeoutSeconds=9999',
    'resourceVersion=0',
    'resourceVersionMatch=Exact',
    'sendInitialEvents=true',
    'allowWatchBookmarks=true',
    'fieldManager=x',
    'as=system:admin',
    'impersonate=x',
    '__proto__=x',
    'constructor=x',
    'toString=x',
    'limit=0',
    'limit=501',
    'limit=-1',
    'limit=1e3',
    'limit=1&limit=2',
    'limit=1%0a',
    'continue=',
    'continue=a%0d%0ab',
    `continue=${'a'.repeat(3_000)}`,
    'labelSelector=',
    'labelSelector=a%00b',
    'labelSelector=a%26watch%3Dtrue',
    `labelSelector=${'a'.repeat(2_000)}`,
    'fieldSelector=a%3Bb',
    '=x',
    'x',
  ])('refuses the query %s', query => {
    expect(isRefused(LIST, query)).toBe(true);
  });

  it('takes no query for a single object', () => {
    expect(isRefused(SINGLE, 'limit=1')).toBe(true);
    expect(isRefused('/version', 'a=b')).toBe(true);
  });

  it('says what is allowed', () => {
    expect(() => parse('/api/v1/secrets')).toThrow(
      allowedPaths.map(({ path }) => path).join(', '),
    );
    expect(() => parse(LIST, 'watch=true')).toThrow(
      'limit, continue, labelSelector, fieldSelector',
    );
  });
});

/** A path with everything that may vary made the same. */
function toForm(path: string): string {
  const [, root, ...rest] = path.split('/');
  return [root, rest.length, rest.includes('namespaces')].join(' ');
}
