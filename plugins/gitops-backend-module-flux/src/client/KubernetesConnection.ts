import { Timing } from './Timing';

/** How one API server is reached. */
export type KubernetesConnection = {
  /** The API server, with a path when it lives under one (Rancher style). */
  url: string;
  token: string;
  fetch: typeof fetch;
  /** Who is asked, at the start of every sentence about a failure: `Flux on azure-aks`. */
  subject: string;
  timing: Timing;
};
