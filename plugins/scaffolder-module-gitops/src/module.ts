import { createFrontendModule } from '@backstage/frontend-plugin-api';
import {
  createFormField,
  FormFieldBlueprint,
} from '@backstage/plugin-scaffolder-react/alpha';

/** The form fields of software templates for GitOps. @public */
export const scaffolderModuleGitops = createFrontendModule({
  pluginId: 'scaffolder',
  extensions: [
    createExtension('gitops-cluster-picker', async () =>
      createFormField((await loadFields()).clusterPicker),
    ),
    createExtension('gitops-environment-picker', async () =>
      createFormField((await loadFields()).environmentPicker),
    ),
    createExtension('gitops-service-picker', async () =>
      createFormField((await loadFields()).servicePicker),
    ),
    createExtension('gitops-service-name', async () =>
      createFormField((await loadFields()).serviceName),
    ),
    createExtension('gitops-version-picker', async () =>
      createFormField((await loadFields()).versionPicker),
    ),
    createExtension('gitops-namespace', async () =>
      createFormField((await loadFields()).namespace),
    ),
    createExtension('gitops-image', async () =>
      createFormField((await loadFields()).image),
    ),
    createExtension('gitops-engine-choice', async () =>
      createFormField((await loadFields()).engineChoice),
    ),
    createExtension('gitops-file-preview', async () =>
      createFormField((await loadFields()).filePreview),
    ),
  ],
});

async function loadFields() {
  return (await import('./formFields')).formFields;
}

function createExtension(
  name: string,
  field: () => Promise<ReturnType<typeof createFormField>>,
) {
  return FormFieldBlueprint.make({ name, params: { field } });
}
