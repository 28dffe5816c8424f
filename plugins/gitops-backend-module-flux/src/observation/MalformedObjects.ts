import { toDeploymentId } from '@backstage-gitops/plugin-gitops-common';
import { EngineWarning } from '@backstage-gitops/plugin-gitops-node';
import { isDeploymentKind } from './fluxKinds';

/** Objects that are not what Flux writes, each with a sentence that names it and the field. */
export class MalformedObjects {
  readonly #engineName: string;
  readonly #problems = new Map<string, EngineWarning>();

  constructor(engineName: string) {
    this.#engineName = engineName;
  }

  /** @param key - `<kind>/<namespace>/<name>` */
  add(key: string, field: string): void {
    const [kind, namespace, name] = key.split('/');
    const engine = { type: 'flux', name: this.#engineName };
    this.#problems.set(key, {
      code: 'InvalidResponse',
      message: `${kind} ${namespace}/${name} of ${
        this.#engineName
      } cannot be read: its ${field} is not what Flux writes.`,
      ...(isDeploymentKind(kind) && {
        deployments: [toDeploymentId({ engine, namespace, kind, name })],
      }),
    });
  }

  has(key: string): boolean {
    return this.#problems.has(key);
  }

  delete(key: string): void {
    this.#problems.delete(key);
  }

  /** In the order of their names. */
  readWarnings(): EngineWarning[] {
    return [...this.#problems.entries()]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([, problem]) => problem);
  }
}
