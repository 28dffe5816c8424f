import { tmpdir } from 'node:os';
import { RootConfigService } from '@backstage/backend-plugin-api';
import { ScmIntegrations } from '@backstage/integration';
import {
  createGitHeaders,
  createGitHttpClient,
  sleep,
} from '@backstage-gitops/plugin-gitops-node';
import { RepositoryMirror } from './RepositoryMirror';

const TIMEOUT_MS = 60_000;

/** A mirror of the platform repository, in Backstage's working directory, with the credentials of its integration. */
export function createMirror(
  repository: { url: string; defaultBranch: string },
  options: {
    config: RootConfigService;
    integrations: ScmIntegrations;
    signal: AbortSignal;
  },
): RepositoryMirror {
  const { config, integrations, signal } = options;
  return new RepositoryMirror({
    ...repository,
    directory: config.getOptionalString('backend.workingDirectory') ?? tmpdir(),
    http: createGitHttpClient({
      createHeaders: createGitHeaders(integrations),
      timeoutMs: TIMEOUT_MS,
      signal,
    }),
    sleep: ms => sleep(ms, signal),
  });
}
