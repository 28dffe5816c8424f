/** How we tell an Argo CD who we are. */
export interface ArgocdCredentials {
  /** The configuration key to look at when Argo CD refuses us. */
  readonly configKey: string;
  /** What must never be told to anyone: token, password. */
  listSecrets(): string[];
  /** The token for the next request. */
  readToken(options: { signal: AbortSignal }): Promise<string>;
  /**
   * Another token instead of one that was refused.
   *
   * @returns undefined when there is no other to be had.
   */
  renewToken(
    refused: string,
    options: { signal: AbortSignal },
  ): Promise<string | undefined>;
}
