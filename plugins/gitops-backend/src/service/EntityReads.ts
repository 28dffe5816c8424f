import {
  AuthService,
  BackstageCredentials,
} from '@backstage/backend-plugin-api';
import { Entity } from '@backstage/catalog-model';
import { ServiceUnavailableError } from '@backstage/errors';
import { CatalogService } from '@backstage/plugin-catalog-node';
import { EngineError } from '@backstage-gitops/plugin-gitops-node';
import { readInTime } from '../live/readInTime';
import { SharedReads } from '../live/SharedReads';

/** The catalog itself reads its sources every minute or two. */
const KEEP_MS = 5_000;
const LIMIT_MS = 10_000;

/**
 * Entities as callers may see them. Most policies let everybody read every entity: then one reading, kept
 * for five seconds, serves all, instead of a question to the catalog for each, which asks the policy once
 * more. For anybody else the catalog decides.
 */
export class EntityReads {
  readonly #auth: Pick<AuthService, 'getOwnServiceCredentials'>;
  readonly #catalog: Pick<CatalogService, 'getEntityByRef'>;
  readonly #shared: SharedReads<Entity | undefined>;
  readonly #sleep: (ms: number, signal?: AbortSignal) => Promise<void>;

  constructor(options: {
    auth: Pick<AuthService, 'getOwnServiceCredentials'>;
    catalog: Pick<CatalogService, 'getEntityByRef'>;
    sleep: (ms: number, signal?: AbortSignal) => Promise<void>;
  }) {
    this.#auth = options.auth;
    this.#catalog = options.catalog;
    this.#sleep = options.sleep;
    this.#shared = new SharedReads({ keepMs: KEEP_MS, sleep: options.sleep });
  }

  /**
   * @param ref - whole: `component:default/checkout-api`
   * @param caller - `readsEveryEntity`: the policy said so of them, just now
   * @throws ServiceUnavailableError when the catalog has not answered after ten seconds
   * @returns undefined when there is none that they may see
   */
  async find(
    ref: string,
    caller: { credentials: BackstageCredentials; readsEveryEntity?: boolean },
  ): Promise<Entity | undefined> {
    const { credentials, readsEveryEntity } = caller;
    if (!readsEveryEntity) return this.#read(ref, credentials);
    return this.#shared.get(
      ref,
      async () => this.#read(ref, await this.#auth.getOwnServiceCredentials()),
      new AbortController().signal,
    );
  }

  /** One that hangs must not be what everybody waits for who comes later. */
  async #read(
    ref: string,
    credentials: BackstageCredentials,
  ): Promise<Entity | undefined> {
    try {
      return await readInTime(
        () => this.#catalog.getEntityByRef(ref, { credentials }),
        {
          ms: LIMIT_MS,
          subject: 'The catalog',
          signal: new AbortController().signal,
          sleep: this.#sleep,
        },
      );
    } catch (error) {
      throw error instanceof EngineError
        ? new ServiceUnavailableError(error.message)
        : error;
    }
  }
}
