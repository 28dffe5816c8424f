/**
 * Who may import whom, for `import/no-restricted-paths`. Paths start at the root of the repository.
 * `target` is the importing folder, `from` what it must not reach, `except` what of it it may.
 */
const modules = [
  'plugins/gitops-backend-module-argocd',
  'plugins/gitops-backend-module-flux',
];
const backend = 'plugins/gitops-backend/src';
const frontend = 'plugins/gitops/src';
const scaffolder = 'plugins/scaffolder-backend-module-gitops/src';

const zones = [
  {
    target: 'plugins/gitops-common/src/model',
    from: 'plugins/gitops-common/src',
    except: ['./model'],
    message: 'The model imports nothing outside itself.',
  },
  ...['node_modules', 'packages'].map(from => ({
    target: 'plugins/gitops-common/src/model',
    from,
    message: 'The model imports nothing outside itself.',
  })),
  ...modules.flatMap(folder => [
    {
      target: `${folder}/src/client`,
      from: 'plugins/gitops-common',
      message:
        "A client speaks the engine's words; it does not know the model.",
    },
    {
      target: `${folder}/src/client`,
      from: `${folder}/src`,
      except: ['./client'],
      message: 'A client is the lowest layer of its module.',
    },
    {
      target: `${folder}/src/mapping`,
      from: `${folder}/src`,
      except: ['./mapping', './client'],
      message: 'A mapping knows client types and the model only.',
    },
    ...['node_modules', `${folder}/node_modules`, 'plugins/gitops-node'].map(
      from => ({
        target: `${folder}/src/mapping`,
        from,
        message: 'A mapping is pure: client types and the model only.',
      }),
    ),
  ]),
  ...['store', 'entities'].flatMap(part => [
    {
      target: `${backend}/${part}`,
      from: backend,
      except: [`./${part}`],
      message: `${part}/ knows gitops-common only.`,
    },
    {
      target: `${backend}/${part}`,
      from: 'plugins/gitops-node',
      message: `${part}/ knows gitops-common only.`,
    },
  ]),
  {
    target: `${backend}/router`,
    from: `${backend}/store`,
    message: 'Routes ask the service, never the store.',
  },
  ...[
    'actions',
    'commits',
    'config',
    'entities',
    'faults',
    'health',
    'history',
    'links',
    'live',
    'metrics',
    'observation',
    'ownership',
    'parsing',
    'permissions',
    'registry',
    'router',
    'service',
    'signals',
    'store',
  ].map(part => ({
    target: `${backend}/${part}`,
    from: `${backend}/plugin.ts`,
    message: 'plugin.ts puts the parts together; no part knows it.',
  })),
  {
    target: `${frontend}/components`,
    from: `${frontend}/apis.ts`,
    message: 'Components use hooks, never the API.',
  },
  {
    target: `${scaffolder}/layout`,
    from: scaffolder,
    except: ['./layout'],
    message: 'layout/ is pure: it knows neither actions nor Git.',
  },
  ...[
    'isomorphic-git',
    '@backstage/backend-plugin-api',
    '@backstage/plugin-scaffolder-node',
    '@backstage/integration',
  ].map(library => ({
    target: `${scaffolder}/layout`,
    from: `node_modules/${library}`,
    message: 'layout/ is pure: texts in, texts out.',
  })),
  {
    target: 'packages/fleet-simulator',
    from: 'plugins',
    message:
      'The simulator imports no plugin: else both sides share one misunderstanding.',
  },
];

module.exports = { zones };
