import { JsonObject } from '../../Json';
import { ArgocdApplication } from '../ArgocdApplication';
import { ApplicationRuntime } from '../controller/ApplicationRuntime';
import { toUid } from '../controller/toNewApplication';
import { DesiredResource } from '../render/DesiredState';
import { toResourceKey } from '../render/toResourceKey';
import { LiveObject } from './LiveObject';
import { toHookObjects } from './toHookObjects';
import { toLiveManifest } from './toLiveManifest';
import { toSecretChild } from './toSecretChild';
import { toServiceChildren } from './toServiceChildren';
import { toWorkloadChildren } from './toWorkloadChildren';

/** An object that the hub keeps itself, such as an Application. */
export type HubObject = { metadata: object; spec: object };

/** What clusters have of the Applications: what was applied, and what controllers made of it. */
export class LiveObjects {
  private readonly listeners = new Set<(uid: string) => void>();

  constructor(
    private readonly options: {
      runtime: (application: ArgocdApplication) => ApplicationRuntime;
      /** The hub's own object of a resource that was applied on the hub. */
      hubObject: (
        application: ArgocdApplication,
        resource: DesiredResource,
      ) => HubObject | undefined;
      /** The Applications an ApplicationSet made. */
      membersOf: (
        application: ArgocdApplication,
        set: string,
      ) => ArgocdApplication[];
    },
  ) {}

  /** All that belongs to an Application, as its cluster has it, or had it when it answered last. */
  list(application: ArgocdApplication): LiveObject[] {
    const runtime = this.options.runtime(application);
    return runtime.frozen?.objects ?? this.read(application, runtime);
  }

  /** One of them. */
  find(
    application: ArgocdApplication,
    asked: Parameters<typeof toResourceKey>[0],
  ): LiveObject | undefined {
    return this.list(application).find(
      each => toResourceKey(each) === toResourceKey(asked),
    );
  }

  /** Told the uid of an Application when its workloads or their pods change. Returns how to stop listening. */
  subscribe(listener: (uid: string) => void): () => void {
    this.listeners.add(listener);
    return () => {
      this.listeners.delete(listener);
    };
  }

  /** Workloads of an Application changed. */
  tell(uid: string) {
    for (const listener of [...this.listeners]) listener(uid);
  }

  private read(
    application: ArgocdApplication,
    runtime: ApplicationRuntime,
  ): LiveObject[] {
    const managed = (runtime.live?.resources ?? []).map(resource =>
      this.toManaged(application, resource, runtime),
    );
    const children = managed.flatMap(each => {
      const state = runtime.workloads.find(each);
      if (state) return toWorkloadChildren(state, each);
      return each.kind === 'ApplicationSet'
        ? this.toMembers(application, each)
        : [];
    });
    const pods = children.filter(({ kind }) => kind === 'Pod');
    const others = managed.flatMap(each => {
      if (each.kind === 'Service') return toServiceChildren(each, pods);
      const isHub = application.spec.destination.namespace === 'argocd';
      return each.kind === 'ExternalSecret' && !isHub
        ? [toSecretChild(each)]
        : [];
    });
    return [
      ...managed,
      ...children,
      ...others,
      ...toHookObjects(application, runtime),
    ];
  }

  private toManaged(
    application: ArgocdApplication,
    resource: DesiredResource,
    runtime: ApplicationRuntime,
  ): LiveObject {
    const { group, version, kind, namespace, name } = resource;
    const own = this.options.hubObject(application, resource);
    const manifest = own
      ? toManifest(resource, own)
      : toLiveManifest(application, resource, { runtime });
    const { metadata } = manifest;
    const uid =
      typeof metadata === 'object' && metadata !== null && 'uid' in metadata
        ? String(metadata.uid)
        : toUid(`${application.metadata.uid}/${toResourceKey(resource)}`);
    const health = application.status.resources?.find(
      each =>
        each.kind === kind &&
        each.name === name &&
        (each.group ?? '') === group &&
        each.namespace === namespace,
    )?.health;
    return {
      group,
      version,
      kind,
      ...(namespace ? { namespace } : {}),
      name,
      uid,
      managed: true,
      manifest,
      ...(health ? { health } : {}),
      parents: [],
    };
  }

  private toMembers(
    application: ArgocdApplication,
    set: LiveObject,
  ): LiveObject[] {
    const reference = {
      group: 'argoproj.io',
      version: 'v1alpha1',
      kind: 'Application',
    };
    return this.options.membersOf(application, set.name).map(member => {
      const { namespace, name, uid } = member.metadata;
      return {
        ...reference,
        namespace,
        name,
        uid,
        managed: false,
        manifest: toManifest(reference, member),
        parents: [set],
      };
    });
  }
}

function toManifest(
  { group, version, kind }: Pick<LiveObject, 'group' | 'version' | 'kind'>,
  object: HubObject,
): JsonObject {
  const apiVersion = group ? `${group}/${version}` : version;
  const json: JsonObject = JSON.parse(JSON.stringify(object));
  return { apiVersion, kind, ...json };
}
