import { EngineProblem } from '@backstage-gitops/plugin-gitops-common';
import { isDeploymentKind } from './fluxKinds';
import { FollowedKind } from './FollowedKind';

/** Keeps what may not be read, and says it: workloads in one sentence, as only versions depend on them. */
export class ForbiddenKinds {
  #refused: FollowedKind[] = [];
  readonly #engineName: string;

  constructor(engineName: string) {
    this.#engineName = engineName;
  }

  add(followed: FollowedKind): void {
    this.#refused.push(followed);
  }

  /** Forgets what was refused of a kind that may now be read, there or everywhere. */
  settle({ resource, selection }: FollowedKind): void {
    this.#refused = this.#refused.filter(
      refused =>
        refused.resource.plural !== resource.plural ||
        refused.selection.labelSelector !== selection.labelSelector ||
        refused.selection.fieldSelector !== selection.fieldSelector ||
        (selection.namespace !== undefined &&
          refused.selection.namespace !== selection.namespace),
    );
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

  readWarnings(): EngineProblem[] {
    const sentences = this.#refused
      .filter(({ kind }) => kind !== 'Workload' && kind !== 'Event')
      .map(
        ({ resource, selection }) =>
          `Our account may not list ${resource.plural} ${
            selection.namespace
              ? `in namespace ${selection.namespace}`
              : 'in all namespaces'
          } of ${
            this.#engineName
          }: grant it, or configure the namespaces it may read.`,
      );
    if (this.#refused.some(({ kind }) => kind === 'Workload')) {
      sentences.push(
        `Our account may not list all workloads of ${
          this.#engineName
        }: versions come from the Flux objects alone.`,
      );
    }
    if (this.#refused.some(({ kind }) => kind === 'Event')) {
      sentences.push(
        `Our account may not list all Events of ${
          this.#engineName
        }: drift is not known where nothing else tells it.`,
      );
    }
    return sentences.map(message => ({ code: 'Forbidden', message }));
  }
}
