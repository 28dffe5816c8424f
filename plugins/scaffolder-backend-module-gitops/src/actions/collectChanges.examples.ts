import { TemplateExample } from '@backstage/plugin-scaffolder-node';
import { stringify } from 'yaml';

/* eslint-disable no-template-curly-in-string -- the templating of Backstage */

/** Examples of `gitops:repo:changes`. */
export const examples: TemplateExample[] = [
  {
    description: 'A pull request on GitHub with what the steps before changed',
    example: stringify({
      steps: [
        {
          id: 'changes',
          name: 'Collect what changed',
          action: 'gitops:repo:changes',
        },
        {
          id: 'github',
          name: 'Open a pull request',
          action: 'publish:github:pull-request',
          input: {
            repoUrl: '${{ steps.checkout.output.scmRepoUrl }}',
            branchName: 'gitops/payments-api',
            title: '${{ steps.plan.output.title }}',
            description: 'Made with a software template.',
            sourcePath: '${{ steps.changes.output.changesPath }}',
            filesToDelete: '${{ steps.changes.output.removed }}',
          },
        },
      ],
    }),
  },
];
