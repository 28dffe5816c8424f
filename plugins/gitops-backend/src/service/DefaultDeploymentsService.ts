import {
  ClusterState,
  Deployment,
  DeploymentList,
  EngineState,
  EntityDeployments,
  EntityName,
  ExpectedDeployment,
} from '@backstage-gitops/plugin-gitops-common';
import { stringifyEntityRef } from '@backstage/catalog-model';
import { NotFoundError } from '@backstage/errors';
import { CatalogService } from '@backstage/plugin-catalog-node';
import { selectDeployments } from '../entities/selectDeployments';
import { DeploymentStore } from '../store/DeploymentStore';
import { DeploymentListQuery } from './DeploymentListQuery';
import { DeploymentsService, ReadOptions } from './DeploymentsService';
import { selectMatching } from './selectMatching';
import { selectPage } from './selectPage';
import { toCursor } from './toCursor';

/** Answers from the store; asks the catalog who sees an entity, and nobody else. */
export class DefaultDeploymentsService implements DeploymentsService {
  readonly #store: DeploymentStore;
  readonly #catalog: Pick<CatalogService, 'getEntityByRef'>;
  readonly #environments: readonly string[];
  readonly #expected: readonly { entityRef: string; clusters: string[] }[];

  constructor(options: {
    store: DeploymentStore;
    catalog: Pick<CatalogService, 'getEntityByRef'>;
    environments: readonly string[];
    expected: readonly { entityRef: string; clusters: string[] }[];
  }) {
    this.#store = options.store;
    this.#catalog = options.catalog;
    this.#environments = options.environments;
    this.#expected = options.expected;
  }

  async getEntityDeployments(
    name: EntityName,
    { credentials, isVisible }: ReadOptions,
  ): Promise<EntityDeployments> {
    const ref = stringifyEntityRef(name);
    const entity = await this.#catalog.getEntityByRef(ref, { credentials });
    if (!entity) {
      throw new NotFoundError(
        `The catalog has no entity ${ref} that you can see`,
      );
    }
    const { items, expected, selectedBy } = selectDeployments(entity, {
      deployments: this.#store.list(),
      expected: this.#expected,
      unread: this.#store.unreadEngines(),
      knownClusters: new Set(
        this.#store
          .clusters()
          .filter(({ engines }) => engines.length > 0)
          .map(cluster => cluster.name),
      ),
      resolve: cluster => this.#store.resolveCluster(cluster),
    });
    return {
      // After the selection: a row that the caller may not see is not an absent one.
      items: selectVisible(items, isVisible),
      engines: this.#store.engines(),
      expected: selectVisible(expected, isVisible),
      sets: [],
      environments: this.#selectEnvironments(),
      selectedBy,
    };
  }

  async listDeployments(
    query: DeploymentListQuery,
    { isVisible }: ReadOptions,
  ): Promise<DeploymentList> {
    const { app } = query.filter;
    const candidates =
      app?.length === 1 ? this.#store.listOfApp(app[0]) : this.#store.list();
    const page = selectPage(
      selectMatching(selectVisible(candidates, isVisible), query),
      query,
      { environments: this.#selectEnvironments() },
    );
    return {
      items: page.items,
      totalItems: page.totalItems,
      ...(page.next && { nextCursor: toCursor(page.next, query.sort) }),
      engines: this.#store.engines(),
    };
  }

  async getDeployment(
    id: string,
    { isVisible }: ReadOptions,
  ): Promise<Deployment> {
    const deployment = this.#store.get(id);
    if (!deployment || isVisible?.(deployment) === false) {
      throw new NotFoundError(`No engine tells of a Deployment ${id}`);
    }
    return deployment;
  }

  async listEngines(): Promise<{ items: EngineState[] }> {
    return { items: this.#store.engines() };
  }

  async listClusters(): Promise<{ items: ClusterState[] }> {
    return { items: [...this.#store.clusters()] };
  }

  /** As configured; without a configuration those that clusters are labelled with, by name. */
  #selectEnvironments(): string[] {
    if (this.#environments.length > 0) return [...this.#environments];
    const labelled = this.#store
      .clusters()
      .flatMap(({ environment }) => environment ?? []);
    return [...new Set(labelled)].sort();
  }
}

function selectVisible<T extends Deployment | ExpectedDeployment>(
  deployments: readonly T[],
  isVisible: ReadOptions['isVisible'],
): T[] {
  return isVisible
    ? deployments.filter(deployment => isVisible(deployment))
    : [...deployments];
}
