import { createFrontendModule } from '@backstage/frontend-plugin-api';
import { FormFieldBlueprint } from '@backstage/plugin-scaffolder-react/alpha';

/** The form fields of software templates for GitOps. @public */
export const scaffolderModuleGitops = createFrontendModule({
  pluginId: 'scaffolder',
  extensions: [
    'clusterPicker',
    'environmentPicker',
    'servicePicker',
    'serviceName',
    'versionPicker',
    'namespace',
    'engineChoice',
  ].map(name => createFieldExtension(name as FieldName)),
});

type FieldName = keyof typeof import('./formFields').formFields;

function createFieldExtension(field: FieldName) {
  return FormFieldBlueprint.make({
    name: `gitops-${field}`,
    params: {
      field: async () => (await import('./formFields')).formFields[field],
    },
  });
}
