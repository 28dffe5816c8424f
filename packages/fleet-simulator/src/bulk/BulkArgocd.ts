import { ArgocdApplication } from '../argocd/ArgocdApplication';
import { selectListFields } from '../argocd/api/selectListFields';
import { JsonObject } from '../Json';
import { createApplicationTemplate } from './createApplicationTemplate';
import { createSetTemplate } from './createSetTemplate';
import { createTextTemplate, TemplateValues } from './createTextTemplate';
import { BulkCluster, BulkPlace } from './placeApplications';

/** What Argo CD's own gRPC carries: a list whose Applications are larger together fails, whatever its fields. */
export const LIST_LIMIT_BYTES = 200 * 1024 * 1024;

const FIRST_VERSION = 1_000;

/**
 * The Applications of one Argo CD, all of one shape. Holds a few bytes of each and writes its text
 * when somebody asks for it.
 */
export class BulkArgocd {
  readonly clusters: readonly BulkCluster[];
  private readonly places: readonly BulkPlace[];
  private readonly indexes: Map<string, number>;
  private readonly template: ArgocdApplication;
  private readonly renderWhole: (values: TemplateValues) => string;
  private readonly renderSet: (values: TemplateValues) => string;
  /** How often each was changed; an odd number is OutOfSync. */
  private readonly changes: Uint32Array;
  private readonly versions: Uint32Array;
  private readonly comparedAt: number;
  private version: number;
  private readonly listeners = new Set<(event: string) => void>();

  /** @param options - `recorded`, `recordedSet`: what all Applications and sets are made from */
  constructor(options: {
    places: readonly BulkPlace[];
    clusters: readonly BulkCluster[];
    recorded: ArgocdApplication;
    recordedSet: JsonObject;
  }) {
    const { places, recorded } = options;
    this.places = places;
    this.clusters = options.clusters;
    this.indexes = new Map(
      places.map(({ service, cluster }, index) => [
        `${service}-${cluster}`,
        index,
      ]),
    );
    this.template = createApplicationTemplate(recorded);
    this.renderWhole = createTextTemplate(JSON.stringify(this.template));
    this.renderSet = createTextTemplate(
      JSON.stringify(createSetTemplate(options.recordedSet)),
    );
    this.comparedAt =
      Math.max(
        ...[
          recorded.status.reconciledAt,
          recorded.status.operationState?.finishedAt,
        ].map(time => Date.parse(time ?? '') || 0),
      ) + 1_000;
    this.changes = new Uint32Array(places.length);
    this.versions = Uint32Array.from(
      places,
      (_, index) => FIRST_VERSION + index,
    );
    this.version = FIRST_VERSION + places.length;
  }

  get size(): number {
    return this.places.length;
  }

  get resourceVersion(): string {
    return this.version.toString();
  }

  get namespace(): string {
    return this.template.metadata.namespace;
  }

  find(name: string): number | undefined {
    return this.indexes.get(name);
  }

  place(index: number): BulkPlace {
    return this.places[index];
  }

  /** One Application, whole. */
  render(index: number): string {
    return this.renderWhole(this.toValues(index));
  }

  /** Bytes of all Applications together, near enough: their texts differ by a few digits. */
  get totalBytes(): number {
    return this.size === 0 ? 0 : this.size * this.render(0).length;
  }

  /**
   * The items of a list.
   *
   * @param options - `fields` as in the query; `projects`: only of these, of all when empty
   * @returns their texts, or undefined when Argo CD could not answer with `fields`
   */
  list(options: {
    fields: string | null;
    projects: readonly string[];
  }): { items: string[]; wholeBytes: number } | undefined {
    const { projects } = options;
    const [cut] = options.fields
      ? selectListFields([this.template], options.fields) ?? []
      : [this.template];
    if (!cut) return undefined;
    const render = createTextTemplate(JSON.stringify(cut));
    const items: string[] = [];
    this.places.forEach(({ project }, index) => {
      if (projects.length > 0 && !projects.includes(project)) return;
      items.push(render(this.toValues(index)));
    });
    const share = this.size === 0 ? 0 : items.length / this.size;
    return { items, wholeBytes: Math.round(this.totalBytes * share) };
  }

  /** One set for each service, as each has one on every Argo CD in the recommended layout. */
  listSets(): string[] {
    const services = new Set(this.places.map(({ service }) => service));
    return [...services].map(service => this.renderSet({ service }));
  }

  /** Changes one: what is Synced drifts, what drifted is Synced again. Every open stream is told. */
  change(index: number): 'Synced' | 'OutOfSync' {
    this.changes[index] += 1;
    this.version += 1;
    this.versions[index] = this.version;
    const event = toEvent('MODIFIED', this.render(index));
    this.listeners.forEach(listener => listener(event));
    return this.toSync(index);
  }

  /** @returns how to stop listening */
  subscribe(listener: (event: string) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  private toSync(index: number) {
    return this.changes[index] % 2 === 0 ? 'Synced' : 'OutOfSync';
  }

  private toValues(index: number): TemplateValues {
    const { service, cluster, project } = this.places[index];
    const changes = this.changes[index];
    return {
      service,
      cluster,
      project,
      uid: `00000000-0000-4000-8000-${index.toString().padStart(12, '0')}`,
      resourceVersion: this.versions[index].toString(),
      sync: this.toSync(index),
      reconciledAt: new Date(this.comparedAt + changes * 1_000)
        .toISOString()
        .replace('.000Z', 'Z'),
    };
  }
}

/** One event of a stream, without its frame. */
export function toEvent(type: 'ADDED' | 'MODIFIED', application: string) {
  return `{"result":{"type":"${type}","application":${application}}}`;
}
