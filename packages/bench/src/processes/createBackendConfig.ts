import { JsonObject } from '@backstage/types';

/** What differs between two backends of the benchmark. */
export type BackendOptions = {
  port: number;
  /** Of its databases. */
  directory: string;
  /** Absolute path of a YAML file with the catalog's entities. */
  entitiesFile: string;
  instances: readonly { name: string; url: string }[];
  token: string;
};

/** The configuration of a backend over these Argo CDs, with permissions. */
export function createBackendConfig(options: BackendOptions): JsonObject {
  const { port, directory, entitiesFile, instances, token } = options;
  const baseUrl = `http://127.0.0.1:${port}`;
  return {
    app: { baseUrl },
    backend: {
      baseUrl,
      listen: { host: '127.0.0.1', port },
      database: { client: 'better-sqlite3', connection: { directory } },
    },
    auth: {
      providers: {
        guest: {
          userEntityRef: 'user:default/guest',
          dangerouslyAllowOutsideDevelopment: true,
        },
      },
    },
    permission: { enabled: true },
    catalog: { locations: [{ type: 'file', target: entitiesFile }] },
    gitops: {
      environments: ['dev', 'staging', 'production'],
      argocd: {
        instances: instances.map(({ name, url }) => ({ name, url, token })),
      },
    },
  };
}
