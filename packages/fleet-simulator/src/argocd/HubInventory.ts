import { isJsonObject, JsonObject } from '../Json';
import { ArgocdApplicationSet } from './sets/ArgocdApplicationSet';
import { inCluster, RegisteredCluster } from './RegisteredCluster';
import { DesiredResource } from './render/DesiredState';
import { toRegisteredCluster } from './sets/toRegisteredCluster';
import { toUid } from './controller/toNewApplication';
import { SyncWindows } from './windows/SyncWindows';
import { ObjectMetadata } from './ArgocdApplication';

/** An AppProject as the hub knows it. */
export type ArgocdProject = { metadata: ObjectMetadata; spec: JsonObject };

/** What was applied on the hub's own cluster: registrations, projects and ApplicationSets. */
export class HubInventory {
  readonly clusters = new Map<string, RegisteredCluster>();
  readonly projects = new Map<string, ArgocdProject>();
  readonly sets = new Map<string, ArgocdApplicationSet>();
  readonly windows = new SyncWindows(this.projects);
  private version = 0;

  constructor(now: string) {
    this.projects.set('default', {
      metadata: this.toMetadata('AppProject', { name: 'default' }, now),
      spec: {
        sourceRepos: ['*'],
        destinations: [{ server: '*', namespace: '*' }],
        clusterResourceWhitelist: [{ group: '*', kind: '*' }],
      },
    });
  }

  /** The cluster an Application's destination means, by name or by URL. */
  findCluster(destination: {
    name?: string;
    server?: string;
  }): RegisteredCluster | undefined {
    const { name, server } = destination;
    if (name)
      return name === inCluster.name ? inCluster : this.clusters.get(name);
    return [inCluster, ...this.clusters.values()].find(
      cluster => cluster.server === server,
    );
  }

  /** A project that somebody makes by hand. */
  addProject(name: string, { spec, now }: { spec: JsonObject; now: string }) {
    if (this.projects.has(name)) return;
    const metadata = this.toMetadata('AppProject', { name }, now);
    this.projects.set(name, { metadata, spec });
  }

  /** Takes one applied manifest. Applications are not kept here. */
  apply({ manifest }: DesiredResource, now: string) {
    if (!manifest) return;
    const cluster = toRegisteredCluster(manifest);
    if (cluster) this.clusters.set(cluster.name, cluster);
    const { kind, metadata, spec } = manifest;
    if (!isJsonObject(metadata) || !isJsonObject(spec)) return;
    const name = String(metadata.name);
    if (kind === 'AppProject') {
      const before = this.projects.get(name);
      if (JSON.stringify(before?.spec) === JSON.stringify(spec)) return;
      const own = this.toMetadata(kind, metadata, now, before?.metadata);
      this.projects.set(name, { metadata: own, spec });
    }
    if (kind === 'ApplicationSet') {
      const before = this.sets.get(name);
      if (JSON.stringify(before?.spec) === JSON.stringify(spec)) return;
      const own = this.toMetadata(kind, metadata, now, before?.metadata);
      this.sets.set(name, { since: now, ...before, metadata: own, spec });
    }
  }

  private toMetadata(
    kind: string,
    { name, labels, annotations }: JsonObject,
    now: string,
    before?: ObjectMetadata,
  ): ObjectMetadata {
    this.version += 1;
    return {
      name: String(name),
      namespace: 'argocd',
      uid: before?.uid ?? toUid(`${kind}/argocd/${name}`),
      resourceVersion: String(500 + this.version),
      generation: (before?.generation ?? 0) + 1,
      creationTimestamp: before?.creationTimestamp ?? now,
      ...(isJsonObject(labels) ? { labels: toTexts(labels) } : {}),
      ...(isJsonObject(annotations)
        ? { annotations: toTexts(annotations) }
        : {}),
    };
  }
}

function toTexts(object: JsonObject): Record<string, string> {
  return Object.fromEntries(
    Object.entries(object).map(([key, value]) => [key, String(value)]),
  );
}
