import {
  DefaultAzureDevOpsCredentialsProvider,
  DefaultGithubCredentialsProvider,
  ScmIntegrations,
} from '@backstage/integration';
import { toBasicAuthorization } from './toBasicAuthorization';

/**
 * Makes the function from a repository's address to the headers that let Backstage itself read and write it, from
 * the `integrations` of the configuration. A host without an integration is spoken to without credentials.
 *
 * @public
 */
export function createGitHeaders(
  integrations: ScmIntegrations,
): (url: string) => Promise<Record<string, string>> {
  const github =
    DefaultGithubCredentialsProvider.fromIntegrations(integrations);
  const azure =
    DefaultAzureDevOpsCredentialsProvider.fromIntegrations(integrations);

  return async url => {
    switch (integrations.byUrl(url)?.type) {
      case 'github': {
        const { token } = await github.getCredentials({ url: toPage(url) });
        return token ? toBasicAuthorization('x-access-token', token) : {};
      }
      case 'gitlab': {
        const token = integrations.gitlab.byUrl(url)?.config.token;
        return token ? toBasicAuthorization('oauth2', token) : {};
      }
      case 'azure': {
        const credentials = await azure.getCredentials({ url: toPage(url) });
        return credentials?.headers ?? {};
      }
      case 'bitbucketCloud': {
        const config = integrations.bitbucketCloud.byUrl(url)?.config;
        if (config?.appPassword) {
          return toBasicAuthorization(
            config.username ?? '',
            config.appPassword,
          );
        }
        return config?.token
          ? toBasicAuthorization('x-bitbucket-api-token-auth', config.token)
          : {};
      }
      case 'bitbucketServer': {
        const config = integrations.bitbucketServer.byUrl(url)?.config;
        if (config?.token) return { authorization: `Bearer ${config.token}` };
        return config?.password
          ? toBasicAuthorization(config.username ?? '', config.password)
          : {};
      }
      case 'gitea': {
        const config = integrations.gitea.byUrl(url)?.config;
        return config?.password
          ? toBasicAuthorization(config.username ?? 'token', config.password)
          : {};
      }
      default:
        return {};
    }
  };
}

/** The repository's page: what git asks for lies below `<repository>.git/`. */
function toPage(url: string): string {
  return url
    .replace(/\/(?:info\/refs|git-upload-pack|git-receive-pack)(?:\?.*)?$/, '')
    .replace(/\.git$/, '');
}
