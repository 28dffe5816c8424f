import { IncomingMessage, ServerResponse } from 'node:http';
import { DestinationFault } from '../argocd/DestinationFault';
import { PlatformRepository } from '../git/PlatformRepository';
import { SimulatedClock } from '../scenario/SimulatedClock';
import { LimitedUser } from './api/authenticate';
import { CommitToMain } from './images/ImageContext';
import { ObjectStore } from './objects/ObjectStore';

export type KubernetesSimulatorOptions = {
  /** Name of the cluster: its folder in `clusters/` and `bootstrap/`. */
  cluster: string;
  repository: PlatformRepository;
  clock: SimulatedClock;
  /** Bearer token that is accepted; any other is 401, none is 403 `system:anonymous`. */
  token: string;
  /** Someone who may read a few namespaces and change nothing: how 403 looks from inside. */
  limited?: LimitedUser;
  /**
   * Whether a drifted HelmRelease has the condition `Drifted`, as from helm-controller 1.6 on; before, only Events
   * tell. False by default.
   */
  driftCondition?: boolean;
  /** Whether Flux Operator is installed beside Flux: its ResourceSets are served and applied. False by default. */
  fluxOperator?: boolean;
  /** How image automation pushes; it cannot without it. */
  commit?: CommitToMain;
  /** What the API server shows of the store; the controllers see all of it. */
  show?: (store: ObjectStore) => ObjectStore;
};

/** The API server of one cluster with Flux in it. */
export interface KubernetesSimulator {
  readonly cluster: string;
  /** Everything that is in the cluster. */
  readonly store: ObjectStore;
  /** Handles a request whose `url` starts at the API server's root (`/apis/…`, `/version`). */
  handle(request: IncomingMessage, response: ServerResponse): void;
  /** Names of the services that Flux delivers here. */
  services(): string[];
  /** Someone changes a workload of the service by hand. Flux undoes it at its next reconcile. */
  drift(service: string): void;
  /** The service's pods fail whatever Git says, until `heal`. */
  break(service: string): void;
  heal(service: string): void;
  /** Somebody pushes an image with that last part of its name; who scans for it finds it soon. */
  publishImage(name: string, tag: string): void;
  /**
   * The vault loses what the ExternalSecrets of a service ask for, or has it again.
   *
   * @throws when it has none
   */
  setSecretMissing(service: string, isMissing: boolean): void;
  /** The clusters that Kustomizations and HelmReleases here deliver to by `spec.kubeConfig`. */
  targets(): string[];
  /**
   * Lets such a cluster stop answering, or answer again. Flux finds out at its own next retry.
   *
   * @throws when nothing here delivers to it.
   */
  setTargetFault(cluster: string, fault: DestinationFault): void;
  /** 410 for every watch and continue token handed out so far. */
  compact(): void;
  /** Ends all open watches and controllers. */
  stop(): void;
}
