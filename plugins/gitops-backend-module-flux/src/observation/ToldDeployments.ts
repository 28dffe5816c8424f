import { Deployment } from '@backstage-gitops/plugin-gitops-common';

/** A Deployment that was told. */
export type ToldDeployment = Pick<Deployment, 'id' | 'kind' | 'namespace'>;

/** Which Deployments were told, also by observations before, until they may be read and are not there. */
export class ToldDeployments {
  #told = new Map<string, ToldDeployment>();

  /** Takes what there is now; of what there is not, what may not be read stays. */
  settle(
    deployments: readonly ToldDeployment[],
    isRefused: (deployment: ToldDeployment) => boolean,
  ): void {
    const refused = [...this.#told.values()].filter(isRefused);
    this.#told = new Map(
      [...refused, ...deployments].map(({ id, kind, namespace }) => [
        id,
        { id, kind, namespace },
      ]),
    );
  }

  /** Ids of those that may not be read. */
  select(isRefused: (deployment: ToldDeployment) => boolean): string[] {
    return [...this.#told.values()].filter(isRefused).map(({ id }) => id);
  }
}
