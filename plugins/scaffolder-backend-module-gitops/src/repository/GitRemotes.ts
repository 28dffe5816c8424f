import {
  createGitHeaders,
  createGitHttpClient,
  toBasicAuthorization,
} from '@backstage-gitops/plugin-gitops-node';
import { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import { ScmIntegrations } from '@backstage/integration';
import { HttpClient } from 'isomorphic-git';
import { toUserName } from './toUserName';

const REQUEST_LIMIT_MS = 60_000;

/** A repository that may be spoken to. */
export type GitRemote = {
  url: string;
  /** Of the host's integration, for example `github`; absent where there is none. */
  hostType?: string;
  http: HttpClient;
  /** When the configuration says one for this repository. */
  defaultBranch?: string;
};

/** What a task brings itself: from its secrets, never from the form. */
export type GitCredentials = { token?: string; username?: string };

/** Says which repositories the actions may speak to, and with whose credentials. */
export class GitRemotes {
  readonly #integrations: ScmIntegrations;
  readonly #createHeaders: ReturnType<typeof createGitHeaders>;
  readonly #own: { url: string; defaultBranch?: string } | undefined;
  readonly #hosts: readonly string[];

  constructor(config: Config) {
    this.#integrations = ScmIntegrations.fromConfig(config);
    this.#createHeaders = createGitHeaders(this.#integrations);
    const own = config.getOptionalConfig('gitops.repository');
    this.#own = own && {
      url: own.getString('url'),
      defaultBranch: own.getOptionalString('defaultBranch'),
    };
    this.#hosts = (
      config.getOptionalConfigArray('backend.reading.allow') ?? []
    ).map(each => each.getString('host'));
  }

  /**
   * Opens a repository: the configured platform repository without a URL. Credentials of Backstage's own go to
   * hosts of `integrations` only; other hosts have to be configured, so that no form makes Backstage call
   * addresses of its inside.
   *
   * @throws InputError when there is no such repository, or it may not be spoken to.
   */
  open(
    repoUrl: string | undefined,
    options: { credentials?: GitCredentials; signal?: AbortSignal } = {},
  ): GitRemote {
    const url = repoUrl ?? this.#own?.url;
    if (!url) {
      throw new InputError(
        'There is no repository: give repoUrl, or configure gitops.repository.url.',
      );
    }
    this.#check(url);
    const { credentials = {}, signal } = options;
    const { token, username } = credentials;
    const type = this.#integrations.byUrl(url)?.type;
    return {
      url,
      ...(type && { hostType: type }),
      ...(url === this.#own?.url && { defaultBranch: this.#own.defaultBranch }),
      http: createGitHttpClient({
        createHeaders: async address =>
          token
            ? toBasicAuthorization(username ?? toUserName(type), token)
            : this.#createHeaders(address),
        timeoutMs: REQUEST_LIMIT_MS,
        signal,
      }),
    };
  }

  #check(text: string): void {
    const url = parseUrl(text);
    const isAllowed =
      text === this.#own?.url ||
      this.#integrations.byUrl(text) !== undefined ||
      this.#hosts.some(pattern => isHost(url, pattern));
    if (!isAllowed) {
      throw new InputError(
        `Backstage may not speak to ${url.host}. Configure an integration for it, or list it in backend.reading.allow.`,
      );
    }
  }
}

function parseUrl(text: string): URL {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  const isPlain =
    url &&
    ['http:', 'https:'].includes(url.protocol) &&
    !url.username &&
    !url.password &&
    !url.search &&
    !url.hash;
  if (!isPlain) {
    throw new InputError(
      "repoUrl has to be the repository's http(s) address without credentials, query or fragment.",
    );
  }
  return url;
}

// As `backend.reading.allow` means it: the host with its port, or `*.` and what it ends with.
function isHost({ host, hostname }: URL, pattern: string): boolean {
  if (!pattern.startsWith('*.')) return host === pattern;
  const suffix = pattern.slice(1);
  return (suffix.includes(':') ? host : hostname).endsWith(suffix);
}
