import { AuthService, LoggerService } from '@backstage/backend-plugin-api';
import { Entity } from '@backstage/catalog-model';
import { toError } from '@backstage/errors';
import { CatalogService } from '@backstage/plugin-catalog-node';
import { readEntityLinks } from '../entities/readEntityLinks';
import { selectCandidates } from '../entities/selectCandidates';
import { selectEntityOwners } from '../entities/selectEntityOwners';
import { selectEntityRows } from '../entities/selectEntityRows';
import { DeploymentStore } from '../store/DeploymentStore';
import { OwnerIndex } from './OwnerIndex';
import { EntityRows, selectOwners } from './selectOwners';

const READ_MS = 60_000;
/** The first pause, doubled until it is the usual one: a catalog that starts as we do fills by and by. */
const FIRST_READ_MS = 3_000;
const RETRY_MS = 10_000;
/** Rows come in bursts; a new one has its owners this much later at most. */
const PAUSE_MS = 2_000;
/** Entities looked at before others get their turn. */
const SLICE = 100;

/** What {@link keepOwners} works with. */
export type OwnerOptions = {
  store: DeploymentStore;
  catalog: Pick<CatalogService, 'streamEntities'>;
  auth: Pick<AuthService, 'getOwnServiceCredentials'>;
  logger: Pick<LoggerService, 'warn'>;
  clock: () => Date;
  sleep: (ms: number, signal: AbortSignal) => Promise<void>;
  signal: AbortSignal;
};

/**
 * Keeps the index of owners: reads the catalog once a minute, and looks anew after rows changed. While the
 * catalog does not answer, the index is as it was.
 */
export async function keepOwners(
  index: OwnerIndex,
  options: OwnerOptions,
): Promise<void> {
  const { clock, logger, signal, sleep, store } = options;
  let entities: Entity[] = [];
  let nextRead = 0;
  let pause = FIRST_READ_MS;
  let isOld = true;
  const stop = store.onChange(() => {
    isOld = true;
  });
  while (!signal.aborted) {
    if (clock().getTime() >= nextRead) {
      try {
        entities = await readOwned(options);
        nextRead = clock().getTime() + pause;
        pause = Math.min(READ_MS, pause * 2);
        isOld = true;
      } catch (error) {
        nextRead = clock().getTime() + RETRY_MS;
        logger.warn(
          'The owners of Deployments could not be read from the catalog; those read last stand',
          toError(error),
        );
      }
    }
    if (isOld) {
      isOld = false;
      index.replace(selectOwners(await selectRows(entities, store)));
    }
    await sleep(PAUSE_MS, signal);
  }
  stop();
}

async function readOwned({ auth, catalog }: OwnerOptions): Promise<Entity[]> {
  const credentials = await auth.getOwnServiceCredentials();
  const entities: Entity[] = [];
  const pages = catalog.streamEntities(
    {
      fields: [
        'apiVersion',
        'kind',
        'metadata.name',
        'metadata.namespace',
        'metadata.annotations',
        'relations',
      ],
    },
    { credentials },
  );
  for await (const page of pages) {
    entities.push(
      ...page.filter(entity => selectEntityOwners(entity).length > 0),
    );
  }
  return entities;
}

async function selectRows(
  entities: readonly Entity[],
  store: DeploymentStore,
): Promise<EntityRows[]> {
  const all: EntityRows[] = [];
  for (const [position, entity] of entities.entries()) {
    if (position % SLICE === SLICE - 1) {
      await new Promise(resolve => setImmediate(resolve));
    }
    const { items } = selectEntityRows(
      readEntityLinks(entity),
      selectCandidates(entity, store),
      { resolve: name => store.resolveCluster(name).name },
    );
    if (items.length > 0) {
      all.push({ entity, owners: selectEntityOwners(entity), rows: items });
    }
  }
  return all;
}
