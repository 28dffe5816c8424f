import { createHash } from 'node:crypto';
import { JsonObject } from '../../Json';
import { ApplicationSpec, ArgocdApplication } from '../ArgocdApplication';

/** An Application that was just created: nobody looked at it yet. */
export function toNewApplication(options: {
  name: string;
  /** The control-plane namespace by default. */
  namespace?: string;
  labels?: Record<string, string>;
  annotations?: Record<string, string>;
  finalizers?: string[];
  owner?: { name: string; uid: string };
  spec: ApplicationSpec;
  /** ISO 8601, whole seconds. */
  createdAt: string;
}): ArgocdApplication {
  const { name, namespace = 'argocd' } = options;
  const { labels, annotations, finalizers, owner, spec, createdAt } = options;
  return {
    metadata: {
      name,
      namespace,
      uid: toUid(`Application/${namespace}/${name}/${createdAt}`),
      resourceVersion: '0',
      generation: 0,
      creationTimestamp: createdAt,
      ...(labels ? { labels } : {}),
      ...(annotations ? { annotations } : {}),
      ...(owner ? { ownerReferences: [toOwner(owner)] } : {}),
      ...(finalizers ? { finalizers } : {}),
    },
    spec,
    status: {
      sync: {
        status: '',
        comparedTo: { source: { repoURL: '' }, destination: {} },
      },
      health: {},
      summary: {},
      sourceHydrator: {},
    },
  };
}

function toOwner({ name, uid }: { name: string; uid: string }): JsonObject {
  return {
    apiVersion: 'argoproj.io/v1alpha1',
    kind: 'ApplicationSet',
    name,
    uid,
    controller: true,
    blockOwnerDeletion: true,
  };
}

/** A UUID that is always the same for the same text. */
export function toUid(text: string): string {
  const hash = createHash('sha1').update(text).digest('hex');
  return [
    hash.slice(0, 8),
    hash.slice(8, 12),
    `4${hash.slice(13, 16)}`,
    `8${hash.slice(17, 20)}`,
    hash.slice(20, 32),
  ].join('-');
}
