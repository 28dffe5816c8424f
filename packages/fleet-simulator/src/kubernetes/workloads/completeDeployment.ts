import { mapContainers } from '../kustomize/mapContainers';
import { isJsonObject } from '../objects/isJsonObject';
import { KubernetesObject } from '../objects/KubernetesObject';

/** A Deployment with the fields that an API server fills in; anything else unchanged. */
export function completeDeployment(object: KubernetesObject): KubernetesObject {
  if (object.kind !== 'Deployment' || !object.spec) return object;
  const complete = mapContainers(object, container => ({
    resources: {},
    terminationMessagePath: '/dev/termination-log',
    terminationMessagePolicy: 'File',
    imagePullPolicy: 'IfNotPresent',
    ...container,
    ...(Array.isArray(container.ports)
      ? {
          ports: container.ports.map(port =>
            isJsonObject(port) ? { protocol: 'TCP', ...port } : port,
          ),
        }
      : {}),
  }));
  const spec = complete.spec ?? {};
  const template = isJsonObject(spec.template) ? spec.template : {};
  return {
    ...complete,
    spec: {
      replicas: 1,
      strategy: {
        type: 'RollingUpdate',
        rollingUpdate: { maxUnavailable: '25%', maxSurge: '25%' },
      },
      revisionHistoryLimit: 10,
      progressDeadlineSeconds: 600,
      ...spec,
      template: {
        ...template,
        spec: {
          restartPolicy: 'Always',
          terminationGracePeriodSeconds: 30,
          dnsPolicy: 'ClusterFirst',
          schedulerName: 'default-scheduler',
          securityContext: {},
          ...(isJsonObject(template.spec) ? template.spec : {}),
        },
      },
    },
  };
}
