import {
  DefaultAzureDevOpsCredentialsProvider,
  DefaultGithubCredentialsProvider,
  ScmIntegrations,
} from '@backstage/integration';

/**
 * Headers that let Backstage itself read and write a repository, from the `integrations` of the configuration.
 *
 * @param url - of the repository's page
 */
export async function createIntegrationHeaders(
  integrations: ScmIntegrations,
  url: string,
): Promise<Record<string, string>> {
  switch (integrations.byUrl(url)?.type) {
    case 'github': {
      const { token } = await DefaultGithubCredentialsProvider.fromIntegrations(
        integrations,
      ).getCredentials({ url });
      return token ? toBasic('x-access-token', token) : {};
    }
    case 'gitlab': {
      const token = integrations.gitlab.byUrl(url)?.config.token;
      return token ? toBasic('oauth2', token) : {};
    }
    case 'azure': {
      const credentials =
        await DefaultAzureDevOpsCredentialsProvider.fromIntegrations(
          integrations,
        ).getCredentials({ url });
      return credentials?.headers ?? {};
    }
    case 'bitbucketCloud': {
      const config = integrations.bitbucketCloud.byUrl(url)?.config;
      if (config?.appPassword) {
        return toBasic(config.username ?? '', config.appPassword);
      }
      return config?.token
        ? toBasic('x-bitbucket-api-token-auth', config.token)
        : {};
    }
    case 'bitbucketServer': {
      const config = integrations.bitbucketServer.byUrl(url)?.config;
      if (config?.token) return { authorization: `Bearer ${config.token}` };
      return config?.password
        ? toBasic(config.username ?? '', config.password)
        : {};
    }
    case 'gitea': {
      const config = integrations.gitea.byUrl(url)?.config;
      return config?.password
        ? toBasic(config.username ?? 'token', config.password)
        : {};
    }
    default:
      return {};
  }
}

/** HTTP's Basic authorization. */
export function toBasic(
  username: string,
  password: string,
): Record<string, string> {
  const encoded = Buffer.from(`${username}:${password}`).toString('base64');
  return { authorization: `Basic ${encoded}` };
}
