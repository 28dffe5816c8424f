import { EngineProblem } from '@backstage-gitops/plugin-gitops-common';

/** Objects that are not what Flux writes, each with a sentence that names it and the field. */
export class MalformedObjects {
  readonly #engineName: string;
  readonly #problems = new Map<string, EngineProblem>();

  constructor(engineName: string) {
    this.#engineName = engineName;
  }

  /** @param key - `<kind>/<namespace>/<name>` */
  add(key: string, field: string): void {
    const [kind, namespace, name] = key.split('/');
    this.#problems.set(key, {
      code: 'InvalidResponse',
      message: `${kind} ${namespace}/${name} of ${
        this.#engineName
      } is not shown: its ${field} is not what Flux writes.`,
    });
  }

  delete(key: string): void {
    this.#problems.delete(key);
  }

  /** In the order of their names. */
  readWarnings(): EngineProblem[] {
    return [...this.#problems.entries()]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([, problem]) => problem);
  }
}
