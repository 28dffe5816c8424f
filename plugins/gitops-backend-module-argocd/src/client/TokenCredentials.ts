import { ArgocdCredentials } from './ArgocdCredentials';

/** A token from the configuration, of a local account or a project's role. */
export class TokenCredentials implements ArgocdCredentials {
  constructor(private readonly token: string, readonly configKey: string) {}

  listSecrets() {
    return [this.token];
  }

  async readToken() {
    return this.token;
  }

  async renewToken() {
    return undefined;
  }
}
