import { createFormField } from '@backstage/plugin-scaffolder-react/alpha';
import { ClusterPickerField } from './fields/ClusterPickerField';
import { clusterPickerSchema } from './fields/clusterPickerSchema';
import { EngineChoiceField } from './fields/EngineChoiceField';
import { engineChoiceSchema } from './fields/engineChoiceSchema';
import { EnvironmentPickerField } from './fields/EnvironmentPickerField';
import { environmentPickerSchema } from './fields/environmentPickerSchema';
import { nameFieldSchema } from './fields/nameFieldSchema';
import { NamespaceField } from './fields/NamespaceField';
import { ServiceNameField } from './fields/ServiceNameField';
import { ServicePickerField } from './fields/ServicePickerField';
import { servicePickerSchema } from './fields/servicePickerSchema';
import { validateClusters } from './fields/validateClusters';
import { validateEnvironments } from './fields/validateEnvironments';
import { validateNamespace, validateServiceName } from './fields/validateNames';
import { validateService } from './fields/validateService';
import { validateVersion } from './fields/validateVersion';
import { VersionPickerField } from './fields/VersionPickerField';
import { versionPickerSchema } from './fields/versionPickerSchema';

/** The form fields by the name that a template gives as `ui:field`. */
export const formFields = {
  clusterPicker: createFormField({
    name: 'GitopsClusterPicker',
    component: ClusterPickerField,
    schema: clusterPickerSchema,
    validation: validateClusters,
  }),
  environmentPicker: createFormField({
    name: 'GitopsEnvironmentPicker',
    component: EnvironmentPickerField,
    schema: environmentPickerSchema,
    validation: validateEnvironments,
  }),
  servicePicker: createFormField({
    name: 'GitopsServicePicker',
    component: ServicePickerField,
    schema: servicePickerSchema,
    validation: validateService,
  }),
  serviceName: createFormField({
    name: 'GitopsServiceName',
    component: ServiceNameField,
    schema: nameFieldSchema,
    validation: validateServiceName,
  }),
  versionPicker: createFormField({
    name: 'GitopsVersionPicker',
    component: VersionPickerField,
    schema: versionPickerSchema,
    validation: validateVersion,
  }),
  namespace: createFormField({
    name: 'GitopsNamespace',
    component: NamespaceField,
    schema: nameFieldSchema,
    validation: validateNamespace,
  }),
  engineChoice: createFormField({
    name: 'GitopsEngineChoice',
    component: EngineChoiceField,
    schema: engineChoiceSchema,
  }),
};
