import { TemplateExample } from '@backstage/plugin-scaffolder-node';
import { stringify } from 'yaml';

const toExample = (input: object) =>
  stringify({
    steps: [
      {
        id: 'checkout',
        name: 'Check out the platform repository',
        action: 'gitops:repo:checkout',
        input,
      },
    ],
  });

/** Examples of `gitops:repo:checkout`. */
export const examples: TemplateExample[] = [
  { description: 'The configured repository', example: toExample({}) },
  {
    description: 'Another repository, as the person who runs the template',
    example: toExample({
      repoUrl: 'https://github.com/org/platform-gitops',
      // eslint-disable-next-line no-template-curly-in-string
      token: '${{ secrets.USER_OAUTH_TOKEN }}',
    }),
  },
];
