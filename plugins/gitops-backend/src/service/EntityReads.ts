import {
  AuthService,
  BackstageCredentials,
} from '@backstage/backend-plugin-api';
import { Entity } from '@backstage/catalog-model';
import { CatalogService } from '@backstage/plugin-catalog-node';
import { SharedReads } from '../live/SharedReads';

/** The catalog itself reads its sources every minute or two. */
const KEEP_MS = 5_000;

/**
 * Entities as callers may see them. Most policies let everybody read every entity: then one reading, kept
 * for five seconds, serves all, instead of a question to the catalog for each, which asks the policy once
 * more. For anybody else the catalog decides.
 */
export class EntityReads {
  readonly #auth: Pick<AuthService, 'getOwnServiceCredentials'>;
  readonly #catalog: Pick<CatalogService, 'getEntityByRef'>;
  readonly #shared: SharedReads<Entity | undefined>;

  constructor(options: {
    auth: Pick<AuthService, 'getOwnServiceCredentials'>;
    catalog: Pick<CatalogService, 'getEntityByRef'>;
    sleep: (ms: number) => Promise<void>;
  }) {
    this.#auth = options.auth;
    this.#catalog = options.catalog;
    this.#shared = new SharedReads({ keepMs: KEEP_MS, sleep: options.sleep });
  }

  /**
   * @param ref - whole: `component:default/checkout-api`
   * @param caller - `readsEveryEntity`: the policy said so of them, just now
   * @returns undefined when there is none that they may see
   */
  async find(
    ref: string,
    caller: { credentials: BackstageCredentials; readsEveryEntity?: boolean },
  ): Promise<Entity | undefined> {
    const { credentials, readsEveryEntity } = caller;
    if (!readsEveryEntity) {
      return this.#catalog.getEntityByRef(ref, { credentials });
    }
    return this.#shared.get(
      ref,
      async () =>
        this.#catalog.getEntityByRef(ref, {
          credentials: await this.#auth.getOwnServiceCredentials(),
        }),
      new AbortController().signal,
    );
  }
}
