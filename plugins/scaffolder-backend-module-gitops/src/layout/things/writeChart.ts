import { FileDraft } from '../FileDraft';
import { ServiceInput } from '../inputs/serviceInput';
import { layoutPaths } from '../platform/layoutPaths';
import { toYaml } from '../yaml/toYaml';
import { chartTemplates } from './chartTemplates';
import { toCanary } from './toCanary';

/** `apps/<service>/` as a Helm chart, the same on every cloud. */
export function writeChart(draft: FileDraft, input: ServiceInput): void {
  const { name } = input;
  const folder = layoutPaths.app(name);
  const canary = toCanary(input);
  const write = (path: string, text: string) =>
    draft.write(`${folder}/${path}`, text);

  write(
    'Chart.yaml',
    toYaml(
      {
        apiVersion: 'v2',
        name,
        ...(input.description && { description: input.description }),
        type: 'application',
        version: '0.1.0',
      },
      {
        comments: [
          {
            path: ['version'],
            text: 'a change of this chart needs a new version: clusters with Flux follow it, not the commit',
          },
        ],
      },
    ),
  );
  write(
    'values.yaml',
    toYaml(
      {
        replicas: input.replicas,
        image: { repository: input.image, tag: '' },
        port: input.port,
        env: input.env ?? {},
        envFrom: [],
        cloud: { provider: '', region: '', cluster: '' },
        ...(canary && { canary: { steps: canary.steps } }),
        ...(canary?.analysis && { analysis: canary.analysis }),
      },
      {
        comments: [
          {
            path: ['image', 'tag'],
            text: `each cluster says its own: clusters/<cluster>/apps/${name}.yaml`,
          },
          {
            path: ['cloud'],
            text: 'filled in by clusters/<cluster>/values-<cloud>.yaml',
          },
        ],
      },
    ),
  );
  for (const [environment, replicas] of Object.entries(
    input.environmentReplicas ?? {},
  )) {
    write(`values-${environment}.yaml`, toYaml({ replicas }));
  }
  write('templates/service.yaml', chartTemplates.service);
  if (!canary) {
    write('templates/deployment.yaml', chartTemplates.deployment);
    return;
  }
  write('templates/rollout.yaml', chartTemplates.rollout);
  if (canary.analysis) {
    write('templates/analysis.yaml', chartTemplates.analysis);
  }
}
