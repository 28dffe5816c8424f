import { TemplateExample } from '@backstage/plugin-scaffolder-node';
import { stringify } from 'yaml';

/** Examples of `gitops:catalog:unregister`. */
export const examples: TemplateExample[] = [
  {
    description: 'The entity that lay beside a service, which was removed',
    example: stringify({
      steps: [
        {
          id: 'unregister',
          name: 'Take it out of the catalog',
          action: 'gitops:catalog:unregister',
          input: {
            catalogInfoUrl:
              // eslint-disable-next-line no-template-curly-in-string
              '${{ steps.checkout.output.fileUrl }}/apps/payments-api/catalog-info.yaml',
          },
        },
      ],
    }),
  },
];
