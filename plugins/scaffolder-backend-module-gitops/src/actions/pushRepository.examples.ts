import { TemplateExample } from '@backstage/plugin-scaffolder-node';
import { stringify } from 'yaml';

const toExample = (input: object) =>
  stringify({
    steps: [
      {
        id: 'push',
        name: 'Push to the platform repository',
        action: 'gitops:repo:push',
        input,
      },
    ],
  });

/** Examples of `gitops:repo:push`. */
export const examples: TemplateExample[] = [
  {
    description: 'What the steps before did, in their words',
    example: toExample({}),
  },
  {
    description: 'With a message, as the person who runs the template',
    example: toExample({
      commitMessage: 'payments-api: first delivery',
      // eslint-disable-next-line no-template-curly-in-string
      token: '${{ secrets.USER_OAUTH_TOKEN }}',
    }),
  },
  {
    description:
      'To a branch of its own, for publish:gitlab:merge-request with commitAction: skip',
    example: toExample({ branch: 'gitops/payments-api' }),
  },
];
