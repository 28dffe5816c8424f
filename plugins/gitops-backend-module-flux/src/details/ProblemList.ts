import { EngineProblem } from '@backstage-gitops/plugin-gitops-common';
import { toEngineError } from '@backstage-gitops/plugin-gitops-node';

/** What could not be read while the rest could, each once. */
export class ProblemList {
  readonly #subject: string;
  readonly #problems = new Map<string, EngineProblem>();

  /** @param subject - who was asked, at the start of a sentence */
  constructor(subject: string) {
    this.#subject = subject;
  }

  add(problem: EngineProblem): void {
    this.#problems.set(problem.message, problem);
  }

  /** What `work` resolves to, or `otherwise` when it fails. An abort is no problem: it goes on. */
  async tolerate<T, O>(
    work: Promise<T>,
    options: { otherwise: O; signal: AbortSignal },
  ): Promise<T | O> {
    try {
      return await work;
    } catch (error) {
      options.signal.throwIfAborted();
      this.add(toEngineError(error, this.#subject).toProblem());
      return options.otherwise;
    }
  }

  toArray(): EngineProblem[] {
    return [...this.#problems.values()];
  }
}
