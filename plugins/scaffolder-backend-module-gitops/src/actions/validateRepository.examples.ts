import { TemplateExample } from '@backstage/plugin-scaffolder-node';
import { stringify } from 'yaml';

const toExample = (input: object) =>
  stringify({
    steps: [
      {
        id: 'validate',
        name: 'Check the platform repository',
        action: 'gitops:repo:validate',
        input,
      },
    ],
  });

/** Examples of `gitops:repo:validate`. */
export const examples: TemplateExample[] = [
  { description: 'Errors end the task', example: toExample({}) },
  {
    description: 'Warnings end it too',
    example: toExample({ failOn: 'warning' }),
  },
];
