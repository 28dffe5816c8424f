import { createHash } from 'node:crypto';
import { isJsonObject, Json, JsonObject } from '../../Json';

type Completer = (spec: JsonObject, uid: string) => JsonObject;

const completers: Record<string, Completer> = {
  Deployment: spec => ({
    progressDeadlineSeconds: 600,
    replicas: 1,
    revisionHistoryLimit: 10,
    strategy: {
      rollingUpdate: { maxSurge: '25%', maxUnavailable: '25%' },
      type: 'RollingUpdate',
    },
    ...spec,
    template: completeTemplate(spec.template),
  }),
  StatefulSet: spec => ({
    podManagementPolicy: 'OrderedReady',
    replicas: 1,
    revisionHistoryLimit: 10,
    updateStrategy: {
      rollingUpdate: { partition: 0 },
      type: 'RollingUpdate',
    },
    ...spec,
    template: completeTemplate(spec.template),
  }),
  DaemonSet: spec => ({
    revisionHistoryLimit: 10,
    updateStrategy: {
      rollingUpdate: { maxSurge: 0, maxUnavailable: 1 },
      type: 'RollingUpdate',
    },
    ...spec,
    template: completeTemplate(spec.template),
  }),
  Service: (spec, uid) => {
    const ip = toClusterIp(uid);
    return {
      clusterIP: ip,
      clusterIPs: [ip],
      internalTrafficPolicy: 'Cluster',
      ipFamilies: ['IPv4'],
      ipFamilyPolicy: 'SingleStack',
      sessionAffinity: 'None',
      type: 'ClusterIP',
      ...spec,
      ...(Array.isArray(spec.ports)
        ? { ports: spec.ports.map(withProtocol) }
        : {}),
    };
  },
  Namespace: spec => ({ finalizers: ['kubernetes'], ...spec }),
  ExternalSecret: spec => ({
    ...spec,
    refreshInterval: spec.refreshInterval ?? '1h',
    target: {
      creationPolicy: 'Owner',
      deletionPolicy: 'Retain',
      ...(isJsonObject(spec.target) ? spec.target : {}),
    },
  }),
};

/** A spec with what its API server fills in. */
export function completeSpec(
  kind: string,
  spec: JsonObject,
  { uid }: { uid: string },
): JsonObject {
  return completers[kind]?.(spec, uid) ?? spec;
}

function completeTemplate(template: Json | undefined): JsonObject {
  const whole = isJsonObject(template) ? template : {};
  const spec = isJsonObject(whole.spec) ? whole.spec : {};
  return {
    ...whole,
    spec: {
      dnsPolicy: 'ClusterFirst',
      restartPolicy: 'Always',
      schedulerName: 'default-scheduler',
      securityContext: {},
      terminationGracePeriodSeconds: 30,
      ...spec,
      ...(Array.isArray(spec.containers)
        ? { containers: spec.containers.map(completeContainer) }
        : {}),
    },
  };
}

function completeContainer(container: Json): Json {
  if (!isJsonObject(container)) return container;
  return {
    imagePullPolicy: 'IfNotPresent',
    resources: {},
    terminationMessagePath: '/dev/termination-log',
    terminationMessagePolicy: 'File',
    ...container,
    ...(Array.isArray(container.ports)
      ? { ports: container.ports.map(withProtocol) }
      : {}),
  };
}

function withProtocol(port: Json): Json {
  return isJsonObject(port) ? { protocol: 'TCP', ...port } : port;
}

function toClusterIp(uid: string): string {
  const [, third, fourth] = createHash('sha1').update(uid).digest();
  return `10.0.${third % 16}.${fourth || 1}`;
}
