import { execFileSync } from 'node:child_process';
import { resolve } from 'node:path';

const use = (specifier: string) => `import * as x from '${specifier}';\nx;\n`;
const common = '@backstage-gitops/plugin-gitops-common';

const bad: [path: string, specifier: string][] = [
  ['plugins/gitops-common/src/model/bad.ts', '../annotations'],
  ['plugins/gitops-common/src/model/bad.ts', '@backstage/errors'],
  ['plugins/gitops-common/src/model/bad.ts', 'node:fs'],
  ['plugins/gitops-backend-module-argocd/src/client/bad.ts', common],
  ['plugins/gitops-backend-module-flux/src/client/bad.ts', common],
  ['plugins/gitops-backend-module-argocd/src/client/bad.ts', '../module'],
  ['plugins/gitops-backend-module-argocd/src/mapping/bad.ts', '../module'],
  ['plugins/gitops-backend-module-argocd/src/mapping/bad.ts', 'zod'],
  [
    'plugins/gitops-backend-module-flux/src/mapping/bad.ts',
    '@backstage-gitops/plugin-gitops-node',
  ],
  ['plugins/gitops-backend/src/store/bad.ts', '../plugin'],
  ['plugins/gitops-backend/src/entities/bad.ts', '../plugin'],
  [
    'plugins/gitops-backend/src/store/bad.ts',
    '@backstage-gitops/plugin-gitops-node',
  ],
  [
    'plugins/gitops-backend/src/router/bad.ts',
    '../store/InMemoryDeploymentStore',
  ],
  ['plugins/gitops/src/components/bad.tsx', '../apis'],
  ['packages/fleet-simulator/src/bad.ts', common],
];

const good: [path: string, specifier: string][] = [
  ['plugins/gitops-common/src/model/good.ts', './Deployment'],
  ['plugins/gitops-backend-module-argocd/src/client/good.ts', 'zod'],
  ['plugins/gitops-backend-module-argocd/src/mapping/good.ts', common],
  ['plugins/gitops-backend/src/store/good.ts', common],
  ['plugins/gitops-backend/src/plugin.ts', './router/createRouter'],
];

const fetching = {
  path: 'plugins/gitops/src/components/bad.tsx',
  code: "export const load = () => fetch('/x');\n",
};

/** ESLint cannot load its plugins inside Jest's sandbox, so it looks at all sources in a process of its own. */
function lint(sources: { path: string; code: string }[]): string[][] {
  return JSON.parse(
    execFileSync(process.execPath, [resolve(__dirname, 'lintSources.js')], {
      input: JSON.stringify(sources),
      encoding: 'utf8',
    }),
  );
}

describe('the import rules', () => {
  let ofBad: string[][];
  let ofGood: string[][];
  let ofFetching: string[];

  beforeAll(() => {
    const toSource = ([path, specifier]: [string, string]) => ({
      path,
      code: use(specifier),
    });
    const all = lint([fetching, ...bad.map(toSource), ...good.map(toSource)]);
    ofFetching = all[0];
    ofBad = all.slice(1, 1 + bad.length);
    ofGood = all.slice(1 + bad.length);
  }, 60_000);

  it.each(bad.map((entry, index) => [...entry, index] as const))(
    'forbid %s to import %s',
    (_path, _specifier, index) => {
      expect(ofBad[index]).toHaveLength(1);
    },
  );

  it.each(good.map((entry, index) => [...entry, index] as const))(
    'allow %s to import %s',
    (_path, _specifier, index) => {
      expect(ofGood[index]).toEqual([]);
    },
  );

  it('forbid a component to fetch', () => {
    expect(ofFetching).toEqual([
      expect.stringContaining('Components use hooks'),
    ]);
  });
});
