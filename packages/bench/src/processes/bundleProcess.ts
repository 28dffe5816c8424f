import { build } from 'esbuild';
import { createRequire } from 'node:module';
import { answerParent } from './answerParent';

const OWN = '@backstage-gitops/';

/* A process of its own, because esbuild does not work inside of Jest. */
const calls = {
  /**
   * Makes one JavaScript file of a TypeScript file and this repository's packages. Everything from a
   * registry stays where it is, as in a deployed backend.
   */
  bundle: async ({ from, to }: { from: string; to: string }) => {
    await build({
      entryPoints: [from],
      outfile: to,
      bundle: true,
      platform: 'node',
      format: 'cjs',
      target: 'node20',
      logLevel: 'error',
      plugins: [
        {
          name: 'from-registry',
          setup({ onResolve }) {
            onResolve({ filter: /^[^./]/ }, ({ path, importer }) => {
              if (!importer || path.startsWith(OWN)) return undefined;
              const resolved = createRequire(importer).resolve(path);
              return { path: resolved, external: true };
            });
          },
        },
      ],
    });
  },
};

/** What this process answers. */
export type BundleCalls = typeof calls;

answerParent(calls);
