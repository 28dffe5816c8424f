import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Combobox } from '@backstage/ui';
import { gitopsScaffolderTranslationRef } from '../gitopsScaffolderTranslationRef';
import { useDeployments } from '../hooks/useDeployments';
import { FieldProblems } from './FieldProblems';
import { nameFieldSchema } from './nameFieldSchema';

/** Takes the name of a namespace, and offers those that services use. Works also while nothing is known. */
export function NamespaceField(props: typeof nameFieldSchema.TProps) {
  const { t } = useTranslationRef(gitopsScaffolderTranslationRef);
  const { formData, idSchema, onChange, rawErrors, required, schema } = props;
  const { value: deployments = [] } = useDeployments();
  const known = [
    ...new Set(
      deployments.flatMap(({ targetNamespace }) => targetNamespace ?? []),
    ),
  ].sort();
  return (
    <>
      <Combobox
        id={idSchema?.$id}
        label={schema.title ?? t('namespace.title')}
        description={schema.description ?? t('namespace.description')}
        isRequired={required}
        isInvalid={Boolean(rawErrors?.length)}
        allowsCustomValue
        search={{
          inputValue: formData ?? '',
          onInputChange: typed => onChange(typed || undefined),
        }}
        options={known.map(name => ({ id: name, label: name }))}
      />
      <FieldProblems problems={rawErrors} />
    </>
  );
}
