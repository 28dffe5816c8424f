import { EngineError } from '@backstage-gitops/plugin-gitops-node';
import { z } from 'zod';
import { Application } from './Application';
import {
  ApplicationSummary,
  applicationSummaryFields,
  applicationSummarySchema,
} from './ApplicationSummary';
import { ArgocdCluster, argocdClusterSchema } from './ArgocdCluster';
import { ArgocdConnection } from './ArgocdConnection';
import { ApplicationSet, applicationSetSchema } from './ApplicationSet';
import { ClusterAnswer } from './ClusterAnswer';
import { parseApplication } from './parseApplication';
import { parseItems } from './parseItems';
import { readLiveResource } from './readLiveResource';
import { readRevisionMetadata, RevisionMetadata } from './readRevisionMetadata';
import { LiveResource } from './selectProbeResource';
import {
  ApplicationSetEvent,
  streamApplicationSets,
} from './streamApplicationSets';
import { ApplicationEvent, streamApplications } from './streamApplications';

const LIST_LIMIT_MS = 20_000;
const GET_LIMIT_MS = 10_000;
/** What is read beside the Applications must not hold them up for long. */
const BESIDE_LIMIT_MS = 10_000;

/** Which Application: two of a name may live in two namespaces, and without project a 403 says nothing. */
export type ApplicationAddress = {
  namespace: string;
  name: string;
  project: string;
};

/** Who a token belongs to. */
export type ArgocdUser = { loggedIn: boolean };

/** An empty list is `items: null`. */
const itemsSchema = z.object({ items: z.array(z.unknown()).nullish() });
const projectSchema = z.object({
  items: z
    .array(z.object({ spec: z.object({ project: z.string().optional() }) }))
    .nullish(),
});
const projectNamesSchema = z.object({
  items: z
    .array(z.object({ metadata: z.object({ name: z.string() }) }))
    .nullish(),
});
/** The unary calls of one Argo CD, parsed into the fields we use. */
export class ArgocdClient {
  constructor(readonly connection: ArgocdConnection) {}

  /** Who answers, at the start of a sentence. */
  get subject(): string {
    return this.connection.subject;
  }

  /** The error for a token that Argo CD answers without knowing whose it is. */
  toUnauthorized(): EngineError {
    return this.connection.toUnauthorized();
  }

  /** See {@link streamApplications}. */
  streamApplications(options: {
    projects?: readonly string[];
    silenceMs?: number;
    signal: AbortSignal;
  }): AsyncGenerator<ApplicationEvent, void> {
    return streamApplications(this.connection, options);
  }

  /** See {@link streamApplicationSets}. */
  streamApplicationSets(options: {
    projects?: readonly string[];
    silenceMs?: number;
    signal: AbortSignal;
  }): AsyncGenerator<ApplicationSetEvent, void> {
    return streamApplicationSets(this.connection, options);
  }

  /** See {@link readLiveResource}. */
  readLiveResource(options: {
    application: ApplicationAddress;
    resource: LiveResource;
    signal: AbortSignal;
  }): Promise<ClusterAnswer> {
    return readLiveResource(this.connection, options);
  }

  /**
   * Reads the small list: who belongs, and enough to see what a stream lost. An item without a name is
   * left out; the stream tells about it.
   *
   * @param options - `project`: only of this one; all that we may see without
   */
  async listApplications(options: {
    project?: string;
    signal: AbortSignal;
  }): Promise<ApplicationSummary[]> {
    const { items } = await this.connection.readJson(
      {
        path: ['applications'],
        query: {
          projects: options.project,
          fields: applicationSummaryFields.join(','),
        },
        signal: options.signal,
        limitMs: LIST_LIMIT_MS,
      },
      itemsSchema,
    );
    return parseItems(items, applicationSummarySchema);
  }

  /**
   * Reads one Application, with the health of its resources.
   *
   * @returns undefined when there is none.
   * @throws EngineError `InvalidResponse` when it is malformed.
   */
  async getApplication(
    address: ApplicationAddress,
    options: { signal: AbortSignal },
  ): Promise<Application | undefined> {
    const { name, namespace, project } = address;
    try {
      const raw = await this.connection.readJson(
        {
          path: ['applications', name],
          query: { appNamespace: namespace, project },
          ...options,
          limitMs: GET_LIMIT_MS,
        },
        z.unknown(),
      );
      const { application, unreadable } = parseApplication(raw);
      if (application) return application;
      throw this.connection.toInvalid(
        `sent the Application ${namespace}/${name}, which we cannot read: ${unreadable.reason}.`,
      );
    } catch (error) {
      if (error instanceof EngineError && error.code === 'NotFound') {
        return undefined;
      }
      throw error;
    }
  }

  /** The project of an Application we only know by name; needed before Argo CD 3.5. */
  async findProject(
    identity: { namespace: string; name: string },
    options: { signal: AbortSignal },
  ): Promise<string | undefined> {
    const { items } = await this.connection.readJson(
      {
        path: ['applications'],
        query: {
          name: identity.name,
          appNamespace: identity.namespace,
          fields: 'items.metadata.name,items.spec',
        },
        ...options,
        limitMs: GET_LIMIT_MS,
      },
      projectSchema,
    );
    const [found] = items ?? [];
    return found && (found.spec.project || 'default');
  }

  /**
   * Reads the destinations.
   *
   * @returns undefined when we may not read them. Argo CD hides what we may not see, so an empty list
   *   means the same.
   */
  async listClusters(options: {
    signal: AbortSignal;
  }): Promise<ArgocdCluster[] | undefined> {
    try {
      const { items } = await this.connection.readJson(
        { path: ['clusters'], ...options, limitMs: BESIDE_LIMIT_MS },
        itemsSchema,
      );
      return items?.flatMap(item => {
        const parsed = argocdClusterSchema.safeParse(item);
        return parsed.success ? [parsed.data] : [];
      });
    } catch (error) {
      if (error instanceof EngineError && error.code === 'Forbidden') {
        return undefined;
      }
      throw error;
    }
  }

  /**
   * Reads all ApplicationSets. One that is malformed is left out. Argo CD leaves out what we may not see.
   *
   * @param options - `projects`: only of these
   */
  async listApplicationSets(options: {
    projects?: readonly string[];
    signal: AbortSignal;
  }): Promise<ApplicationSet[]> {
    const { items } = await this.connection.readJson(
      {
        path: ['applicationsets'],
        query: { projects: options.projects },
        signal: options.signal,
        limitMs: BESIDE_LIMIT_MS,
      },
      itemsSchema,
    );
    return parseItems(items, applicationSetSchema);
  }

  /** Names of the projects we may see, sorted. */
  async listProjects(options: { signal: AbortSignal }): Promise<string[]> {
    const { items } = await this.connection.readJson(
      {
        path: ['projects'],
        query: { fields: 'items.metadata.name' },
        ...options,
        limitMs: LIST_LIMIT_MS,
      },
      projectNamesSchema,
    );
    return (items ?? []).map(({ metadata }) => metadata.name).sort();
  }

  /** Who we are. A token that is not valid is answered with nobody, not with 401. */
  async getUser(options: { signal: AbortSignal }): Promise<ArgocdUser> {
    return this.connection.readJson(
      { path: ['session', 'userinfo'], ...options, limitMs: GET_LIMIT_MS },
      z.object({ loggedIn: z.boolean().default(false) }),
    );
  }

  /** See {@link readRevisionMetadata}. */
  getRevisionMetadata(
    address: ApplicationAddress,
    options: { revision: string; sourceIndex?: number; signal: AbortSignal },
  ): Promise<RevisionMetadata | undefined> {
    return readRevisionMetadata(this.connection, { ...options, address });
  }
}
