import { createMockDirectory } from '@backstage/backend-test-utils';
import { createGitHttpClient } from '@backstage-gitops/plugin-gitops-node';
import { RepositoryMirror } from '../commits/RepositoryMirror';
import { startGitServer } from './startGitServer';

type GitServer = Awaited<ReturnType<typeof startGitServer>>;

/** Git servers, and mirrors of them in one directory; both are gone after each test. */
export function useRepositoryMirror() {
  const directory = createMockDirectory();
  const signal = new AbortController().signal;
  const servers: GitServer[] = [];

  async function startServer(
    ...options: Parameters<typeof startGitServer>
  ): Promise<GitServer> {
    const server = await startGitServer(...options);
    servers.push(server);
    return server;
  }

  function createMirror(
    server: GitServer,
    options: {
      headers?: Record<string, string>;
      timeoutMs?: number;
      firstDepth?: number;
    } = {},
  ) {
    return new RepositoryMirror({
      url: server.url,
      defaultBranch: 'main',
      directory: directory.path,
      http: createGitHttpClient({
        createHeaders: async () => options.headers ?? {},
        timeoutMs: options.timeoutMs ?? 20_000,
        signal,
      }),
      sleep: async () => {},
      firstDepth: options.firstDepth,
    });
  }

  afterEach(async () => {
    await Promise.all(servers.splice(0).map(server => server.close()));
    directory.clear();
  });

  return { directory, signal, startServer, createMirror };
}
