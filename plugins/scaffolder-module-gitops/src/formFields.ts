import { ClusterPickerField } from './fields/ClusterPickerField';
import { clusterPickerSchema } from './fields/clusterPickerSchema';
import { EngineChoiceField } from './fields/EngineChoiceField';
import { engineChoiceSchema } from './fields/engineChoiceSchema';
import { EnvironmentPickerField } from './fields/EnvironmentPickerField';
import { environmentPickerSchema } from './fields/environmentPickerSchema';
import { FilePreviewField } from './fields/FilePreviewField';
import { filePreviewSchema } from './fields/filePreviewSchema';
import { ImageField } from './fields/ImageField';
import { imageFieldSchema } from './fields/imageFieldSchema';
import { nameFieldSchema } from './fields/nameFieldSchema';
import { NamespaceField } from './fields/NamespaceField';
import { ServiceNameField } from './fields/ServiceNameField';
import { ServicePickerField } from './fields/ServicePickerField';
import { servicePickerSchema } from './fields/servicePickerSchema';
import { validateClusters } from './fields/validateClusters';
import { validateEnvironments } from './fields/validateEnvironments';
import { validateImage } from './fields/validateImage';
import { validateNamespace, validateServiceName } from './fields/validateNames';
import { validateService } from './fields/validateService';
import { validateVersion } from './fields/validateVersion';
import { VersionPickerField } from './fields/VersionPickerField';
import { versionPickerSchema } from './fields/versionPickerSchema';

/** The form fields; a template gives a `name` as `ui:field`. */
export const formFields = {
  clusterPicker: {
    name: 'GitopsClusterPicker',
    component: ClusterPickerField,
    schema: clusterPickerSchema,
    validation: validateClusters,
  },
  environmentPicker: {
    name: 'GitopsEnvironmentPicker',
    component: EnvironmentPickerField,
    schema: environmentPickerSchema,
    validation: validateEnvironments,
  },
  servicePicker: {
    name: 'GitopsServicePicker',
    component: ServicePickerField,
    schema: servicePickerSchema,
    validation: validateService,
  },
  serviceName: {
    name: 'GitopsServiceName',
    component: ServiceNameField,
    schema: nameFieldSchema,
    validation: validateServiceName,
  },
  versionPicker: {
    name: 'GitopsVersionPicker',
    component: VersionPickerField,
    schema: versionPickerSchema,
    validation: validateVersion,
  },
  namespace: {
    name: 'GitopsNamespace',
    component: NamespaceField,
    schema: nameFieldSchema,
    validation: validateNamespace,
  },
  image: {
    name: 'GitopsImage',
    component: ImageField,
    schema: imageFieldSchema,
    validation: validateImage,
  },
  engineChoice: {
    name: 'GitopsEngineChoice',
    component: EngineChoiceField,
    schema: engineChoiceSchema,
  },
  filePreview: {
    name: 'GitopsFilePreview',
    component: FilePreviewField,
    schema: filePreviewSchema,
  },
};
