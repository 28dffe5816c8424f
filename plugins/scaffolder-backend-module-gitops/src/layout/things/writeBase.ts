import { FileDraft } from '../FileDraft';
import { ServiceInput } from '../inputs/serviceInput';
import { layoutPaths } from '../platform/layoutPaths';
import { toYaml } from '../yaml/toYaml';
import { toCanary } from './toCanary';

/** `apps/<service>/base/`: plain manifests that each environment's overlay adapts. */
export function writeBase(draft: FileDraft, input: ServiceInput): void {
  const { name } = input;
  const folder = `${layoutPaths.app(name)}/base`;
  const canary = toCanary(input);
  const labels = { 'app.kubernetes.io/name': name };
  const workload = canary ? 'rollout.yaml' : 'deployment.yaml';

  draft.write(
    `${folder}/${workload}`,
    toYaml({
      apiVersion: canary ? 'argoproj.io/v1alpha1' : 'apps/v1',
      kind: canary ? 'Rollout' : 'Deployment',
      metadata: { name, labels },
      spec: {
        replicas: input.replicas,
        selector: { matchLabels: labels },
        ...(canary && { strategy: { canary: { steps: canary.steps } } }),
        template: toPodTemplate(input),
      },
    }),
  );
  draft.write(
    `${folder}/service.yaml`,
    toYaml({
      apiVersion: 'v1',
      kind: 'Service',
      metadata: { name, labels },
      spec: {
        selector: labels,
        ports: [{ name: 'http', port: 80, targetPort: 'http' }],
      },
    }),
  );
  if (canary?.analysis) {
    const { prometheus, query, ...metric } = canary.analysis;
    draft.write(
      `${folder}/analysis.yaml`,
      toYaml({
        apiVersion: 'argoproj.io/v1alpha1',
        kind: 'AnalysisTemplate',
        metadata: { name, labels },
        spec: {
          metrics: [
            {
              name: 'success-rate',
              ...metric,
              provider: { prometheus: { address: prometheus, query } },
            },
          ],
        },
      }),
    );
  }
  draft.write(
    `${folder}/kustomization.yaml`,
    toYaml({
      apiVersion: 'kustomize.config.k8s.io/v1beta1',
      kind: 'Kustomization',
      resources: [
        workload,
        'service.yaml',
        ...(canary?.analysis ? ['analysis.yaml'] : []),
      ],
    }),
  );
}

function toPodTemplate({ name, image, port, env = {} }: ServiceInput) {
  const variables = Object.entries(env);
  return {
    metadata: {
      labels: {
        'app.kubernetes.io/name': name,
        'backstage.io/kubernetes-id': name,
      },
    },
    spec: {
      securityContext: {
        runAsNonRoot: true,
        seccompProfile: { type: 'RuntimeDefault' },
      },
      containers: [
        {
          name: 'app',
          image,
          ports: [{ name: 'http', containerPort: port }],
          ...(variables.length > 0 && {
            env: variables.map(([key, value]) => ({ name: key, value })),
          }),
          securityContext: {
            allowPrivilegeEscalation: false,
            capabilities: { drop: ['ALL'] },
          },
        },
      ],
    },
  };
}
