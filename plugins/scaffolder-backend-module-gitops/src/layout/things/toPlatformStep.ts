import { Platform } from '../platform/Platform';

/** One Flux Kustomization of the platform itself, over a folder of the repository. */
export function toPlatformStep(
  platform: Pick<Platform, 'sourceName'>,
  step: {
    name: string;
    path: string;
    wait?: boolean;
    after?: string;
    substitute?: Record<string, string>;
  },
) {
  return {
    apiVersion: 'kustomize.toolkit.fluxcd.io/v1',
    kind: 'Kustomization',
    metadata: { name: step.name, namespace: 'flux-system' },
    spec: {
      interval: '10m',
      retryInterval: '1m',
      timeout: '5m',
      prune: true,
      ...(step.wait && { wait: true }),
      ...(step.after && { dependsOn: [{ name: step.after }] }),
      sourceRef: { kind: 'GitRepository', name: platform.sourceName },
      path: step.path,
      ...(step.substitute && { postBuild: { substitute: step.substitute } }),
    },
  };
}
