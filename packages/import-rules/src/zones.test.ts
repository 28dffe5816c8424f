import { execFileSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { zones } from './zones';

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
  ...[
    'commits',
    'config',
    'observation',
    'permissions',
    'router',
    'service',
    'signals',
  ].map((part): [string, string] => [
    `plugins/gitops-backend/src/${part}/bad.ts`,
    '../plugin',
  ]),
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
const fetchingByWindow = {
  path: 'plugins/gitops/src/components/bad.tsx',
  code: "export const load = () => window.fetch('/x');\n",
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

describe('the zones', () => {
  it('name every part of the backend', () => {
    const folder = resolve(__dirname, '../../../plugins/gitops-backend/src');
    const parts = readdirSync(folder, { withFileTypes: true })
      .filter(entry => entry.isDirectory() && !entry.name.startsWith('__'))
      .filter(({ name }) => name !== 'schema')
      .map(({ name }) => `plugins/gitops-backend/src/${name}`);
    const guarded = zones
      .filter(({ from }) => from.endsWith('/plugin.ts'))
      .map(({ target }) => target);
    expect(guarded.sort()).toEqual(parts.sort());
  });
});

describe('the import rules', () => {
  let ofBad: string[][];
  let ofGood: string[][];
  let ofFetching: string[];

  beforeAll(() => {
    const toSource = ([path, specifier]: [string, string]) => ({
      path,
      code: use(specifier),
    });
    const all = lint([
      fetching,
      fetchingByWindow,
      ...bad.map(toSource),
      ...good.map(toSource),
    ]);
    ofFetching = all.slice(0, 2).flat();
    ofBad = all.slice(2, 2 + bad.length);
    ofGood = all.slice(2 + bad.length);
  }, 60_000);

  it.each(bad.map((entry, index) => [...entry, index] as const))(
    'forbid %s to import %s',
    (_path, _specifier, index) => {
      expect(ofBad[index]).not.toEqual([]);
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
      expect.stringContaining('Components use hooks'),
    ]);
  });
});
