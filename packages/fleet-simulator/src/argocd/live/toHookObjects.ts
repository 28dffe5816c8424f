import { JsonObject } from '../../Json';
import { PodState } from '../../workloads/PodState';
import { toOwnerReference } from '../../workloads/toOwnerReference';
import { toPod } from '../../workloads/toPod';
import { toPodSuffix } from '../../workloads/toTemplateHash';
import { ArgocdApplication } from '../ArgocdApplication';
import { ApplicationRuntime } from '../controller/ApplicationRuntime';
import { hookOf } from '../controller/hookOf';
import { toUid } from '../controller/toNewApplication';
import { LiveObject } from './LiveObject';
import { toTarget } from './toTarget';

/** The job a running sync waits for, with its pod; nothing when none waits. */
export function toHookObjects(
  application: ArgocdApplication,
  runtime: ApplicationRuntime,
): LiveObject[] {
  if (!runtime.hookHangs || !runtime.held) return [];
  const hook = hookOf(application);
  const { group, version, kind, name } = hook;
  const namespace = hook.namespace ?? 'default';
  const at =
    application.status.operationState?.startedAt ??
    application.metadata.creationTimestamp;
  const uid = toUid(`${application.metadata.uid}/${name}/${at}`);
  const template: JsonObject = {
    spec: {
      restartPolicy: 'Never',
      containers: (hook.images ?? []).map(image => ({ name, image })),
    },
  };
  const job: LiveObject = {
    group,
    version,
    kind,
    namespace,
    name,
    uid,
    managed: true,
    manifest: {
      ...toTarget(application, hook),
      metadata: {
        name,
        namespace,
        uid,
        resourceVersion: runtime.appliedVersion,
        creationTimestamp: at,
        annotations: { 'argocd.argoproj.io/hook': 'PreSync' },
      },
      spec: { backoffLimit: 6, completions: 1, parallelism: 1, template },
      status: { active: 1, ready: 1, startTime: at },
    },
    health: { status: 'Progressing' },
    parents: [],
  };
  const owner = { apiVersion: 'batch/v1', kind, name, uid, namespace };
  const pod: PodState = {
    name: `${name}-${toPodSuffix(uid)}`,
    uid: toUid(`${uid}/pod`),
    createdAt: at,
    startedAt: at,
    phase: 'Running',
    restarts: 0,
    node: 'node-1',
    version: runtime.appliedVersion,
  };
  const manifest = toPod(
    pod,
    {
      name,
      uid,
      hash: '',
      revision: 1,
      createdAt: at,
      version: pod.version,
      template,
      replicas: 1,
      pods: [],
    },
    owner,
  );
  return [
    job,
    {
      group: '',
      version: 'v1',
      kind: 'Pod',
      namespace,
      name: pod.name,
      uid: pod.uid,
      managed: false,
      manifest: {
        ...manifest,
        metadata: {
          name: pod.name,
          generateName: `${name}-`,
          namespace,
          uid: pod.uid,
          resourceVersion: pod.version,
          creationTimestamp: at,
          labels: { 'job-name': name },
          ownerReferences: [toOwnerReference(owner)],
        },
      },
      health: { status: 'Progressing' },
      parents: [job],
    },
  ];
}
