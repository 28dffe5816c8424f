/** One Argo CD in the configuration. */
export type ArgocdInstanceConfig = {
  name: string;
  /** Base address without a slash at the end; may hold the root path Argo CD is served under. */
  url: string;
  /** Address for people. */
  frontendUrl?: string;
  auth: { token: string } | { username: string; password: string };
  /** PEM certificates to trust instead of the system's. */
  ca?: string;
  skipTLSVerify: boolean;
  /** Only these; all that we may see when absent. */
  projects?: string[];
  /** Where it stands in the configuration, as a person would write it. */
  configKey: string;
  /** Where its username or token stands: it may be shared by all instances. */
  authConfigKey: string;
};
