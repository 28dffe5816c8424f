import { CurrentFaults } from './scenario/FaultDirector';
import { FleetOperation } from './scenario/FleetOperation';

/** How to start a fleet. */
export type FleetOptions = {
  /** 0, the default, takes any free one. */
  port?: number;
  /** Where the bare repository lives and is found again; without it in a folder that goes away at the end. */
  dataDirectory?: string;
  /** How much faster than for a person watching; 1 by default, 20 in tests. */
  speed?: number;
  /**
   * Gives every target ports of its own, so that a refused connection is one, and TLS can be wrong. False by
   * default: all are behind paths of one port.
   */
  ownPorts?: boolean;
  /** Bearer token of Argo CD; a new one by default. */
  argocdToken?: string;
  /** Bearer token of the Kubernetes API servers; a new one by default. */
  kubernetesToken?: string;
  /** Told, in one sentence, what somebody did to the fleet. */
  log?: (line: string) => void;
};

/** A running fleet: one Argo CD, one or more clusters with Flux, and Git. */
export type Fleet = {
  url: string;
  /** Argo CD below a path, as with its `--rootpath`. */
  argocdUrl: string;
  argocdToken: string;
  argocdUsername: string;
  argocdPassword: string;
  kubernetesUrl(cluster: string): string;
  kubernetesToken: string;
  /**
   * Where a target answers: `argocd`, `git` (without the path of the repository) or a cluster with Flux.
   *
   * @throws when there is no such target; the message lists what there is.
   */
  urlOf(target: string): string;
  /**
   * The same over TLS, with a certificate of `certificateAuthority`.
   *
   * @throws when the fleet has no ports of its own for every target.
   */
  tlsUrlOf(target: string): string;
  /** PEM, for `caData` and the like; undefined without ports of its own for every target. */
  certificateAuthority: string | undefined;
  /**
   * A new bearer token for a cluster with Flux, as a token request gives: still good after `expire`.
   *
   * @throws when there is no such cluster.
   */
  renewToken(cluster: string): string;
  /** Clone it, push to `main`: no credentials. */
  repositoryUrl: string;
  /** Commits on `main`, null removing a file, and returns the hash. */
  commit(commit: {
    message: string;
    author?: { name: string; email: string };
    files: Record<string, string | null>;
  }): Promise<string>;
  /**
   * Does something to the fleet and says in a sentence what.
   *
   * @throws when the operation names what is not there; the message lists what is.
   */
  control(operation: FleetOperation): Promise<string>;
  /** Requests accepted since the start, by `argocd`, `git` and cluster; a stream is one. */
  requestCounts(): Record<string, number>;
  /** What is wrong with every target now. */
  faults(): CurrentFaults;
  /** Ends everything; open connections are broken. */
  stop(): Promise<void>;
};
