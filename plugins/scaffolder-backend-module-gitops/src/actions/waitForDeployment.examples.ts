import { TemplateExample } from '@backstage/plugin-scaffolder-node';
import { stringify } from 'yaml';

const toExample = (input: object) =>
  stringify({
    steps: [
      {
        id: 'wait',
        name: 'Wait until it is Healthy',
        action: 'gitops:deployment:wait',
        input,
      },
    ],
  });

/** Examples of `gitops:deployment:wait`. */
export const examples: TemplateExample[] = [
  {
    description: 'What the steps before pushed',
    example: toExample({
      /* eslint-disable no-template-curly-in-string */
      service: '${{ steps.service.output.service }}',
      clusters: '${{ steps.service.output.clusters }}',
      version: '${{ steps.service.output.version }}',
      commit: '${{ steps.push.output.commit }}',
      board: '/catalog/default/component/payments-api/deployments',
      /* eslint-enable no-template-curly-in-string */
    }),
  },
  {
    description: 'A version on one cluster, for an hour at most',
    example: toExample({
      service: 'payments-api',
      clusters: ['aws-eks'],
      version: '1.0.0',
      timeoutMinutes: 60,
    }),
  },
];
