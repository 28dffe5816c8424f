import {
  ClusterList,
  Deployment,
  DeploymentList,
  DeploymentSet,
  EngineState,
  EntityDeployments,
  EntityExplanation,
  EntityName,
} from '@backstage-gitops/plugin-gitops-common';
import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import { NotFoundError } from '@backstage/errors';
import { explainEntity } from '../entities/explainEntity';
import { selectCandidates } from '../entities/selectCandidates';
import {
  selectDeployments,
  SelectionOptions,
} from '../entities/selectDeployments';
import { selectEntityOwners } from '../entities/selectEntityOwners';
import { selectEntitySets } from '../entities/selectEntitySets';
import { DeploymentStore } from '../store/DeploymentStore';
import { DeploymentListQuery } from './DeploymentListQuery';
import { DeploymentsService, ReadOptions } from './DeploymentsService';
import { EntityReads } from './EntityReads';
import { hideOthers } from './hideOthers';
import { selectMatching } from './selectMatching';
import { selectPage } from './selectPage';
import { selectVisibleSets } from './selectVisibleSets';
import { toCursor } from './toCursor';

/** Answers from the store; asks the catalog who sees an entity, and nobody else. */
export class DefaultDeploymentsService implements DeploymentsService {
  readonly #store: DeploymentStore;
  readonly #entities: Pick<EntityReads, 'find'>;
  readonly #environments: readonly string[];
  readonly #expected: readonly { entityRef: string; clusters: string[] }[];

  constructor(options: {
    store: DeploymentStore;
    entities: Pick<EntityReads, 'find'>;
    environments: readonly string[];
    expected: readonly { entityRef: string; clusters: string[] }[];
  }) {
    this.#store = options.store;
    this.#entities = options.entities;
    this.#environments = options.environments;
    this.#expected = options.expected;
  }

  async getEntityDeployments(
    name: EntityName,
    options: ReadOptions,
  ): Promise<EntityDeployments> {
    const entity = await this.#findEntity(name, options);
    const { isVisible } = options;
    const selection = selectDeployments(entity, {
      ...this.#toSelectionOptions(),
      deployments: selectCandidates(entity, this.#store),
    });
    // After the selection: a row that the caller may not see is not an absent one.
    const items = selectVisible(selection.items, isVisible);
    const sets = selectEntitySets(entity, {
      items,
      sets: this.#store.sets().values(),
    });
    return {
      items: items.map(item => this.#toVisible(item, isVisible)),
      engines: this.#store.engines(),
      expected: selection.expected.filter(
        expected =>
          isVisible?.({ ...expected, owners: selectEntityOwners(entity) }) ??
          true,
      ),
      sets: this.#toVisibleSets(sets, options),
      environments: this.#selectEnvironments(),
      selectedBy: selection.selectedBy,
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
      items: page.items.map(item => this.#toVisible(item, isVisible)),
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
    return this.#toVisible(deployment, isVisible);
  }

  async listSets(
    options: ReadOptions,
  ): Promise<{ items: DeploymentSet[]; engines: EngineState[] }> {
    return {
      items: this.#selectSets(options),
      engines: this.#store.engines(),
    };
  }

  async getSet(id: string, options: ReadOptions): Promise<DeploymentSet> {
    const set = this.#selectSets(options).find(each => each.id === id);
    if (!set) throw new NotFoundError(`No engine tells of a set ${id}`);
    return set;
  }

  async explainEntity(
    name: EntityName,
    options: ReadOptions,
  ): Promise<EntityExplanation> {
    const entity = await this.#findEntity(name, options);
    const owners = selectEntityOwners(entity);
    return explainEntity(entity, {
      ...this.#toSelectionOptions(),
      isVisible: deployment =>
        options.isVisible?.(
          'id' in deployment ? deployment : { ...deployment, owners },
        ) ?? true,
      engines: this.#store.engines().map(state => ({
        state,
        readAt: this.#store.readAt(state.engine),
      })),
    });
  }

  async listEngines(): Promise<{ items: EngineState[] }> {
    return { items: this.#store.engines() };
  }

  async listClusters(): Promise<ClusterList> {
    return {
      items: [...this.#store.clusters()],
      environments: this.#selectEnvironments(),
    };
  }

  async #findEntity(name: EntityName, options: ReadOptions): Promise<Entity> {
    const ref = stringifyEntityRef(name);
    const entity = await this.#entities.find(ref, options);
    if (!entity) {
      throw new NotFoundError(
        `The catalog has no entity ${ref} that you can see`,
      );
    }
    return entity;
  }

  #toSelectionOptions(): SelectionOptions {
    return {
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
    };
  }

  #selectSets({ isVisible }: ReadOptions): DeploymentSet[] {
    const rows = this.#store.list();
    return selectVisibleSets(this.#store.sets(), { isVisible, rows });
  }

  /** Chosen by all that they deliver, then as far as they may be seen. */
  #toVisibleSets(
    sets: readonly DeploymentSet[],
    options: ReadOptions,
  ): DeploymentSet[] {
    if (!options.isVisible) return [...sets];
    const visible = new Map(
      this.#selectSets(options).map(set => [set.id, set]),
    );
    return sets.flatMap(({ id }) => visible.get(id) ?? []);
  }

  #toVisible(row: Deployment, isVisible: ReadOptions['isVisible']): Deployment {
    return hideOthers(row, { isVisible, find: id => this.#store.get(id) });
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

function selectVisible(
  deployments: readonly Deployment[],
  isVisible: ReadOptions['isVisible'],
): readonly Deployment[] {
  return isVisible
    ? deployments.filter(deployment => isVisible(deployment))
    : deployments;
}
