import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Combobox } from '@backstage/ui';
import { gitopsScaffolderTranslationRef } from '../gitopsScaffolderTranslationRef';
import { useDeployments } from '../hooks/useDeployments';
import { useTypedProblems } from '../hooks/useTypedProblems';
import { createOptionFilter } from '../selection/createOptionFilter';
import { InputFrame } from './InputFrame';
import { nameFieldSchema } from './nameFieldSchema';
import { validateNamespace } from './validateNames';

/** Takes the name of a namespace, and offers those that services use. Works also while nothing is known. */
export function NamespaceField(props: typeof nameFieldSchema.TProps) {
  const { t } = useTranslationRef(gitopsScaffolderTranslationRef);
  const { formData, idSchema, onChange, required, schema } = props;
  const { problems, isInvalid } = useTypedProblems(validateNamespace, props);
  const { value: deployments = [] } = useDeployments();
  const known = [
    ...new Set(
      deployments.flatMap(({ targetNamespace }) => targetNamespace ?? []),
    ),
  ].sort();
  return (
    <InputFrame problems={problems}>
      <Combobox
        id={idSchema?.$id}
        label={schema.title ?? t('namespace.title')}
        description={schema.description ?? t('namespace.description')}
        isRequired={required}
        isInvalid={isInvalid}
        // The form decides, also when the same value is sent again.
        validationBehavior="aria"
        allowsCustomValue
        menuTrigger="manual"
        search={{
          inputValue: formData ?? '',
          onInputChange: typed => onChange(typed || undefined),
          filter: createOptionFilter(known),
        }}
        options={known.map(name => ({ id: name, label: name }))}
      />
    </InputFrame>
  );
}
