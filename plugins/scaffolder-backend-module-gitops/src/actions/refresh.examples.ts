import { TemplateExample } from '@backstage/plugin-scaffolder-node';
import { stringify } from 'yaml';

/** Examples of `gitops:catalog:refresh`. */
export const examples: TemplateExample[] = [
  {
    description: 'After the clusters of a service were changed',
    example: stringify({
      steps: [
        {
          id: 'refresh',
          name: 'Have the catalog read it again',
          action: 'gitops:catalog:refresh',
          input: { entityRef: 'component:default/payments-api' },
        },
      ],
    }),
  },
];
