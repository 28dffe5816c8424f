const { zones } = require('./packages/import-rules/src/zones');

module.exports = {
  root: true,
  settings: {
    // Without these extensions the rule below passes every TypeScript file in silence; with symbolic links
    // kept, a workspace package would look like one from the registry.
    'import/resolver': {
      node: { extensions: ['.ts', '.tsx', '.js'], preserveSymlinks: false },
    },
  },
  overrides: [
    {
      files: ['**/*.ts', '**/*.tsx'],
      excludedFiles: ['**/*.test.ts', '**/*.test.tsx'],
      rules: {
        'import/no-restricted-paths': ['error', { basePath: __dirname, zones }],
      },
    },
    {
      files: ['plugins/gitops-common/src/model/**'],
      rules: { 'import/no-nodejs-modules': 'error' },
    },
    {
      files: ['plugins/gitops/src/components/**'],
      excludedFiles: ['**/*.test.tsx'],
      rules: {
        'no-restricted-globals': [
          'error',
          { name: 'fetch', message: 'Components use hooks, never fetch.' },
        ],
        'no-restricted-properties': [
          'error',
          ...['window', 'globalThis', 'self'].map(object => ({
            object,
            property: 'fetch',
            message: 'Components use hooks, never fetch.',
          })),
        ],
      },
    },
  ],
};
