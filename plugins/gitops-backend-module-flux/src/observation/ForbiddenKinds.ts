import { EngineWarning } from '@backstage-gitops/plugin-gitops-node';
import { isDeploymentKind } from './fluxKinds';
import { FollowedKind } from './FollowedKind';
import { ToldDeployment, ToldDeployments } from './ToldDeployments';

/** Keeps what may not be read, and says it: workloads in one sentence, as only versions depend on them. */
export class ForbiddenKinds {
  #refused: FollowedKind[] = [];
  /** Read in some namespaces only. */
  #narrowed: FollowedKind[] = [];
  readonly #engineName: string;
  readonly #namespaces: readonly string[];

  /** @param namespaces - where to look when all at once may not be read */
  constructor(engineName: string, namespaces: readonly string[]) {
    this.#engineName = engineName;
    this.#namespaces = namespaces;
  }

  add(followed: FollowedKind): void {
    this.#refused.push(followed);
  }

  /** Takes that a kind is read in the configured namespaces only. */
  narrow(followed: FollowedKind): void {
    this.#narrowed.push(followed);
  }

  /** Forgets what was refused of a kind that may now be read, there or everywhere. */
  settle(read: FollowedKind): void {
    this.#refused = this.#refused.filter(
      refused =>
        !isSameKind(refused, read) ||
        (read.selection.namespace !== undefined &&
          refused.selection.namespace !== read.selection.namespace),
    );
    if (read.selection.namespace !== undefined) return;
    this.#narrowed = this.#narrowed.filter(each => !isSameKind(each, read));
  }

  /**
   * Whether none of the kinds that deliver may be read, so that there is no picture to be had.
   *
   * @param namespaces - how many were tried in the place of all
   */
  isEverything(kinds: readonly FollowedKind[], namespaces: number): boolean {
    const delivering = kinds.filter(({ kind }) => isDeploymentKind(kind));
    return delivering.every(
      ({ kind }) =>
        this.#refused.filter(refused => refused.kind === kind).length >=
        Math.max(namespaces, 1),
    );
  }

  /** Whether a Deployment may not be read. */
  covers(deployment: ToldDeployment): boolean {
    return (
      this.#refused.some(refused => isOf(refused, deployment)) ||
      this.#narrowed.some(narrowed => this.#isElsewhere(narrowed, deployment))
    );
  }

  /** @param told - what was seen before, and is dated where it may not be read any more */
  readWarnings(told: ToldDeployments): EngineWarning[] {
    const warn = (
      message: string,
      isRefused: (deployment: ToldDeployment) => boolean = () => false,
    ): EngineWarning => {
      const deployments = told.select(isRefused);
      return {
        code: 'Forbidden',
        message,
        ...(deployments.length > 0 && { deployments }),
      };
    };
    const warnings = this.#refused
      .filter(({ kind }) => kind !== 'Workload' && kind !== 'Event')
      .map(refused =>
        warn(
          `Our account may not list ${refused.resource.plural} ${
            refused.selection.namespace
              ? `in namespace ${refused.selection.namespace}`
              : 'in all namespaces'
          } of ${
            this.#engineName
          }: grant it, or configure the namespaces it may read.`,
          deployment => isOf(refused, deployment),
        ),
      );
    for (const narrowed of this.#narrowed) {
      const warning = warn(
        `Our account may not list ${
          narrowed.resource.plural
        } in all namespaces of ${
          this.#engineName
        } any more: those outside the configured namespaces are shown as they were seen last.`,
        deployment => this.#isElsewhere(narrowed, deployment),
      );
      if (warning.deployments) warnings.push(warning);
    }
    if (this.#refused.some(({ kind }) => kind === 'Workload')) {
      warnings.push(
        warn(
          `Our account may not list all workloads of ${
            this.#engineName
          }: versions come from the Flux objects alone.`,
        ),
      );
    }
    if (this.#refused.some(({ kind }) => kind === 'Event')) {
      warnings.push(
        warn(
          `Our account may not list all Events of ${
            this.#engineName
          }: drift is not known where nothing else tells it.`,
        ),
      );
    }
    return warnings;
  }

  #isElsewhere({ kind }: FollowedKind, deployment: ToldDeployment): boolean {
    return (
      deployment.kind === kind &&
      !this.#namespaces.includes(deployment.namespace)
    );
  }
}

function isOf(
  { kind, selection }: FollowedKind,
  deployment: ToldDeployment,
): boolean {
  return (
    deployment.kind === kind &&
    (selection.namespace ?? deployment.namespace) === deployment.namespace
  );
}

function isSameKind(one: FollowedKind, other: FollowedKind): boolean {
  return (
    one.resource.plural === other.resource.plural &&
    one.selection.labelSelector === other.selection.labelSelector &&
    one.selection.fieldSelector === other.selection.fieldSelector
  );
}
